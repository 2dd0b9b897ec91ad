### The tab of audits.

## The month
calendar-week = Wk
calendar-day = { $date }, week { $week }
calendar-count = { $n ->
    [0] no audit
    [one] one audit
   *[other] { $n } audits
}{ $overdue ->
    [0] {""}
   *[other] , { $overdue } overdue
}
calendar-month = { $month }: { $n ->
    [one] one audit
   *[other] { $n } audits
}{ $overdue ->
    [0] {""}
   *[other] , { $overdue } overdue
}

## The list
audits-upcoming = Audits: what is coming up
audits-overdue = Overdue audits
audits-month = Audits in { $month }
audits-day = Audits on { $date }
audits-by-place = { $title }, by place
audits-overdue-heading = Overdue ({ $n })
audits-ahead = In the next 30 days ({ $n })
audits-place = { $place } ({ $land }): { $n }
audits-no-place = no place
audits-late = { $n ->
    [one] for 1 day
   *[other] { $n } days
}
audits-none = Nothing is overdue, and nothing comes up in the next 30 days. M shows the whole month, Tab leads into the calendar.
audits-none-overdue = No audit is overdue. o shows what is coming up again.
audits-none-month = No audit in this month.
audits-none-day = No audit on this day.
column-audit-due = Due
column-audit-scheduled = Date
column-audit-measure = Measure
column-audit-place = Place
column-audit-responsible = Responsible
column-audit-kind = Kind
column-audit-provider = Provider
column-audit-state = State
column-audit-found = Found
column-audit-deficiency = Deficiency
column-audit-day = Day
audit-kind-3 = 3 months
audit-kind-9 = 9 months
audit-kind-supplier = supplier
audit-kind-occasion = occasion
audit-kind-external = external
audit-state-planned = planned
audit-state-announced = announced
audit-state-passed = passed
audit-state-deficient = deficient
audit-state-waived = waived
audit-state-covered = covered

## An audit
audit-due = Due
audit-scheduled = Appointment
audit-state = State
audit-kind = Kind
audit-provider = Provider
audit-place = Place
audit-responsible = Responsible
audit-auditors = Audited by
audit-prompted = Prompted by
audit-advice = Advice on
audit-recorded = Procedure
audit-filed = Report filed
audit-sent = Result sent
audit-yes = recorded
audit-overdue-since = { $n ->
    [one] overdue for one day
   *[other] overdue for { $n } days
}
audit-rhythm = { $date } by the rhythm
audit-after-end = lies behind the end of the measure
audit-after-due = after the last day
audit-state-on = { $state } on { $date }
audit-why-cancelled = measure called off
audit-why-not-demanded = no longer demanded by the dates of the measure
audit-sections = Audit form: { $fine } in order, { $findings ->
    [one] one finding
   *[other] { $findings } findings
}, { $open } open
audit-deficiencies = Deficiencies found in this audit
audit-others = Other audits of the measure
ask-delete-audit = Delete audit “{ $title }”?
audits-calendar-file = Audit appointments { $date }
