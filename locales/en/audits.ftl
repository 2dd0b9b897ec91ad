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
    [one] 1 day
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
column-audit-land = Land
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

## Steps
audit-told-on = Announced on
audit-done-on = Done on
audit-result = Result
audit-reason = Reason
audit-step-announce = Announce audit: { $measure }
audit-step-done = Conclude audit: { $measure }
audit-step-waive = Waive audit: { $measure }
audit-is-announced = Announced.
audit-is-done = Done, passed.
audit-is-deficient = Done, deficient.
audit-is-waived = The audit is waived.
audit-on-free-day = That is a free day: { $name }.
audit-on-late-day = That is after the last day, { $date }.
audit-notice = { $n ->
    [0] No working day between announcement and appointment; two to four are usual.
    [one] One working day between announcement and appointment; two to four are usual.
   *[other] { $n } working days between announcement and appointment; two to four are usual.
}
audit-moved = Appointment: { $date }.
audits-moved = { $n } appointments moved{ $warned ->
    [0] .
   *[other] , on free days or after the last day: { $warned }.
}
export-calendar = Calendar file (.ics)
audits-narrow-title = Only audits of …
audits-narrow-not = Show all
audits-narrow-note = { $kind }, { $n }
audits-narrow-nothing = There is nothing here to narrow to.
audits-no-appointments = There is no audit here whose appointment could go into a calendar.
audit-demand-first = The deadline is missing: the letter comes with the demand at the deficiency.
audit-now-recorded = Recorded in the procedure.
audit-not-recorded = Not recorded in the procedure yet.
calendar-land = Public holidays: { $land }

## The form of an audit
sheet-audit = Audit form { $measure }
sheet-audit-kind = Audit
sheet-audit-none = The guideline has no sections.
sheet-verdict = Verdict
sheet-note = Note
verdict-fine = in order
verdict-finding = finding
verdict-not_applicable = does not apply
verdict-open = open
sheet-audit-guideline-wrong = Your own guideline (guideline.toml) can't be read; F7 says in which line.
