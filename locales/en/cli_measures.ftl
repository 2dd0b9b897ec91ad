### The command line: measures, audits and what belongs to them.

## Help
help-providers = Providers
help-measures = Measures
help-measures-tender = Put out to tender; the supervisor has to be named
help-measures-award = Note that it was awarded
help-measures-talk = Note the talk with the provider after the award
help-measures-extend = Extend it; the end before stays known
help-measures-cancel = Call it off, with a reason; open audits fall away
help-audits = Audits of measures
help-audits-list = List audits, the longest overdue first
help-audits-schedule = Make or move an appointment
help-audits-announce = Note that the provider was told
help-audits-done = Note that it took place, with its result
help-audits-waive = Let it fall away, with a reason
help-audits-reopen = Take back a result or a waiver made by mistake, with a reason
help-contacts = Visits, talks and letters
help-ratings = Ratings
help-reviews = Success reviews
help-duties = Duties of the calendar that were done
help-house-rules = The rules of the house about measures
help-house-rules-show = Show what holds
help-house-rules-edit = Change a rule
flag-measure = Measure: its number or the one inside
flag-provider = Provider
flag-responsible = Person in charge
flag-overdue = Overdue ones only, the longest overdue first
flag-within = Open ones due until then only: 30d, 4w, 2m
flag-result = What came out
flag-auditors = Who did it, repeated
flag-note = Note
flag-supervisor = Supervisor
flag-named_by = Team lead who named them
flag-named_on = Day they were named
flag-until = New last day
flag-appointment = Day of the audit

## Sentences
cli-within-shape = “{ $text }” is no span such as 30d (days), 4w (weeks) or 2m (months).
cli-audit-free-day = The appointment is on a day off: { $value }.
cli-audit-late = The appointment lies behind the last day ({ $value }); the audit stays overdue until then.
cli-audit-notice = Announced { $value } working days ahead; two to four are usual.

## Columns
listed-utilisation = Utilisation %
listed-provider = Provider
listed-done = Done on
listed-announced_on = Announced on
listed-land = Land
listed-place = Place
listed-result = Result
listed-share = Share %
audit-result-passed = passed
audit-result-deficient = deficient
help-ratings-forward = Forward to the rater; the four weeks begin
help-ratings-answer = Enter answers
help-ratings-close = Close: from then on it is evidence and stays as it is
flag-rater = Who rates
flag-values = Points for a question, repeated: NUMBER=POINTS[:NOTE], no points = not answered
cli-answer-shape = “{ $text }” is not of the shape NUMBER=POINTS[:NOTE] with a number from 1 to { $count }.
cli-rating-notable = The rating is notable: before it is closed it needs an explanation and a recommended action.
listed-soft = Mean soft
listed-hard = Mean hard
listed-notable = Notable
