### What is wrong with a field, and what would be right.

problem-missing = Something is needed here.
problem-too-long = That is too long: at most { $max } characters.
problem-not-a-date = “{ $text }” is not a date; right would be 24.11.2026, 24 Nov, tomorrow or +14.
problem-no-such-day = There is no day “{ $text }” in the calendar.
problem-other-weekday = In “{ $text }”, weekday and date do not agree: that day is { $date }.
problem-not-a-time = “{ $text }” is not a time of day; right would be 13:00 or 9.
problem-not-in-range = A whole number from { $min } to { $max } is needed here.
problem-not-a-choice = “{ $text }” is not one of the choices: { $choices }.
problem-shape = “{ $text }” has the wrong form; right would be { $example }.
problem-unknown = “{ $text }” is not known.
problem-unknown-similar = “{ $text }” is not known. Similar: { $similar }.
problem-ambiguous = “{ $text }” could mean several: { $candidates }.
problem-duplicate = The number { $value } is taken already.
problem-end-before-start = The end is not after the start.
problem-days-not-ascending = The days have to be in order, the earliest first.
problem-overlapping-membership =
    { $from ->
        [none] The municipality is in ring { $ring } at that time already; one ring a day is possible.
       *[other] The municipality is in ring { $ring } already from { $from } on; one ring a day is possible.
    }
problem-state-forbids = This step is not possible now (state: { $state }).
problem-reason-missing = This step needs a reason.
problem-before-start = The measure did not begin before { $day }.
problem-too-early = The appointment lies before the announcement; the first day possible is { $day }.
problem-already-waived = That is waived already.
problem-waived-by-plan = By the measure’s dates and the house rules this audit is not needed; it comes back by itself when they change.
problem-stale-copy = What stands here of the measure differs from the measure; any change of it makes both alike again.
problem-by-rhythm = The start and end of the measure say when a regular audit is due; for another day make an appointment.
problem-planned-already = This regular audit of the measure is planned already: { $by }.
problem-no-extension = An extension has to end after the present end ({ $day }).
warning-audit-free-day = { $date } is no working day at the place of performance (weekend or public holiday).
warning-audit-late = The appointment lies behind the last day in time ({ $date }); until then the audit stays overdue.
warning-audit-notice =
    { $days ->
        [0] There is no working day between announcement and appointment; 2 to 4 are usual.
        [one] There is only one working day between announcement and appointment; 2 to 4 are usual.
       *[other] There are { $days } working days between announcement and appointment; 2 to 4 are usual.
    }
problem-supervisor-missing = Before the tender the team lead has to name a supervisor.
problem-off-the-scale = “{ $question }” takes { $min } to { $max } points.
problem-participant-data = “{ $text }” looks like a customer or benefit-unit number; data of participants do not belong here.
problem-still-in-use = Still in use: { $by }.
problem-dangling = Refers to something that does not exist: { $to }.

## Steps of the procedure for deficiencies
problem-before-last-step = Not before { $day }: that is the date of what comes before this step.
problem-in-the-future = The date lies in the future; enter the day on which it happened.
problem-already-done = This step is done already: { $day }.
problem-deadline-too-early = The deadline ends too early; it can end on { $day } at the earliest.
problem-not-demanded = The provider has not been called upon yet. The written demand with a deadline comes first.
problem-deadline-running = The deadline still runs until { $day }. Stage 2 is possible only after it, unless the remedy is insufficient, the breach severe, or proper performance no longer to be expected.
problem-quality-officer-missing = The quality officer is not involved yet; that has to happen before stage 2.
problem-no-insufficient-remedy = No insufficient remedy is noted since the deadline was set. Record the provider's report as insufficient first.
problem-not-severe = Only a severe breach goes to stage 2 at once; this deficiency is not rated so.
problem-not-escalated = This belongs to stage 2, which has not been started.
problem-not-remedied = Effectiveness is checked only after the deficiency is remedied.

## Steps of a rating
problem-not-forwarded = The questionnaire has not been forwarded yet; the weeks run from that day.
problem-not-answered = The questionnaire has not been answered yet.
problem-notable-unexplained = The rating is notable: it needs an explanation and a recommended action before it is closed.
problem-evidence = The rating is closed ({ $day }) and serves as evidence in later awards; it is not changed any more.
