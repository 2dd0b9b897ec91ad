### The tab Measures: lists, a measure, a provider, steps.

## Lists
measures-running = Running measures
measures-running-none = No measure runs today. n makes one, a shows all of them; ringbuch import measures FILE reads many at once.
measures-planned = Planned, out to tender, awarded
measures-planned-none = No measure is planned, out to tender or awarded. n makes one.
measures-ended = Ended and cancelled
measures-ended-none = No measure has ended yet.
measures-all = All measures
measures-none = No measures yet. n makes one; ringbuch import measures FILE reads many at once.
measures-providers = Providers
providers-none = No providers yet. n makes one; ringbuch import providers FILE reads many at once.
column-measure = Number
column-provider = Provider
column-start = Start
column-end = End
column-places = Pl.
column-use = Use
column-running = Running
column-measures = Total
column-deficiencies = Defic.
column-accredited = Accredited
column-contact = Contact
measure-late-audit = audit
measure-late-deficiency = defect
measure-late-both = overdue
measure-talk-due = talk

## A measure
measure-dates = Period
measure-extension = Extended
measure-extended = on { $on } from { $from } to { $to }: { $reason }
measure-places = { $n }, { $place }
measure-named = { $who } (named: { $by })
measure-talk = Provider talk
measure-talk-open = still to come
measure-before = Predecessor
measure-success = { $share } % integrated ({ $n } of { $all })
measure-use = Utilisation { $month }: { $share } % { $mark }
measure-use-none = Utilisation: no figure yet
measure-use-missing = No figure for: { $months }
measure-overdue = { $n ->
    [one] 1 day overdue
   *[other] { $n } days overdue
}
measure-until = until { $day }
measure-appointment = appointment { $day }
measure-audits = Audits ({ $n })
measure-audit-passed = nothing to demand
measure-audit-deficient = with deficiencies
measure-audit-covered = covered by a regular one
measure-deficiencies = Deficiencies ({ $n })
measure-ratings = Ratings ({ $n })
measure-contacts = Contacts ({ $n })
measure-not-recorded = not in { $procedure } yet
measure-checklist = Checklist and file
measure-checklist-none = nothing ticked yet
measure-checklist-done = { $n } of { $all } tasks done
measure-filing-done = { $n } of { $all } filed
measure-review = Success review
measure-tasks = Tasks ({ $n })
measure-no-parts = Nothing yet. n adds a contact, audit, rating, deficiency or task.
rating-notable = notable
rating-way = History
rating-means = Soft / hard
rating-forwarded = forwarded on { $day } to { $who }
rating-answered-on = answered on { $day }
rating-closed-on = closed on { $day }
rating-unanswered = { $n ->
    [one] 1 question open
   *[other] { $n } questions open
}
rating-notable-soft = mean of the soft facts
rating-notable-hard = mean of the hard facts
rating-notable-answers = { $n ->
    [one] one soft answer
   *[other] { $n } soft answers
}
rating-still-missing = still missing
rating-not-sent = not forwarded yet

## A provider
provider-deficiencies = Open deficiencies ({ $n })
provider-measures = Measures ({ $n })
provider-ratings = Ratings, newest first ({ $n })
provider-ended = Earlier measures ({ $n })
provider-no-measures = No measure with this provider yet. n makes one.
measure-provider-new = new: an occasion for an external audit
measure-provider-absent = long absent: an occasion for an external audit
provider-trend-soft = Soft, over time
provider-trend-hard = Hard, over time
review-on = Reviewed on
review-share = { $share } % integrated
review-taken = Success review noted.

## New for a measure
new-part-title = New for this measure
new-part-contact = Contact
new-part-deficiency = Deficiency
new-part-rating = Rating
new-part-audit-occasion = Audit by occasion
new-part-audit-supplier = Supplier management audit
new-part-audit-external = External audit
new-part-task = Task

## Steps
measure-step-title = What happened?
measure-step-tender = Put out to tender
measure-step-award = Awarded
measure-step-talk = Talked to the provider
measure-step-extend = Extended
measure-step-report = Final report checked
measure-step-anomalies = Anomalies reported to the quality officer
measure-step-cancel = Cancelled
measure-step-none = No step is left for this measure.
measure-step-taken = { $step }: { $title }
measure-new-end = New end
measure-agreed-on = Agreed on
measure-reason = Reason
ask-delete-measure = Delete “{ $title }” with everything that only belongs to it?
ask-delete-part = Delete “{ $title }”?

## Steps of a rating
rating-step-title = What happened?
rating-step-forward = Forwarded to the rater
rating-step-answer = Answered
rating-step-close = Close
rating-step-edit = Change details
rating-taken-forward = Forwarded; the weeks are running.
rating-taken-answer = Noted as answered.
rating-taken-talk = Notable: the talk with the provider is a task now.
rating-taken-close = Closed. The rating stays as it is from now on.

reports-title = Report as a file
report-menu-use = Use in { $month }
report-menu-free = Free places of running measures
report-menu-ratings = Ratings of the quarter until { $day }
