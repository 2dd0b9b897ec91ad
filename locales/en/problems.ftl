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
problem-supervisor-missing = Before the tender the team lead has to name a supervisor.
problem-off-the-scale = “{ $question }” takes { $min } to { $max } points.
problem-participant-data = “{ $text }” looks like a customer or benefit-unit number; data of participants do not belong here.
problem-still-in-use = Still in use: { $by }.
problem-dangling = Refers to something that does not exist: { $to }.
