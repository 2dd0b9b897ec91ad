### Deficiencies: the tab, the steps of the procedure, the commands.

## Steps, as something to do
step-demand = Demand in writing
step-file-letter = File the letter
step-remedied = Note as remedied
step-insufficient = Remedy is insufficient
step-extend = Extend the deadline
step-involve = Involve quality assurance
step-advise = Note the purchasing centre’s advice
step-escalate = Involve the purchasing centre (stage 2)
step-inform-divisional = Inform divisional management of stage 2
step-inform-general = Inform general management of stage 2
step-withdraw = Withdraw
step-end-contract = Contract ended
step-check-effectiveness = Check effectiveness

## What a step wants to know
step-on = On
step-announced-on = Announced on
step-deadline = Deadline
step-new-deadline = New deadline
step-stands = Day stands
step-filed-on = Filed on
step-verified-on = Verified on
step-verified-by = Verified by
step-evidence = Evidence
step-reported-on = Reported on
step-still-missing = Still missing
step-involved-on = Involved on
step-officer = Officer
step-audit-service = Audit service too
step-advised-on = Advised on
step-advice = Advice
step-escalated-on = Involved on
step-ground = Ground
step-reason = Reason
step-agreed-with = Agreed with
step-informed-on = Informed on
step-contract-ended-on = Ended on
step-checked-on = Checked on
step-effective = Effective
step-seen = Observation
step-deadline-hint = A day (15/12) or a length: 14d, 2w, 1m
step-extension-hint = A day (15/12) or a length from the old end: 2w
step-deadline-is = Deadline { $day }
step-deadline-moved = Deadline { $day }; moved from { $from } ({ $why })
step-deadline-stands = Deadline { $day } although the day is free ({ $why }): § 26(3) sentence 2 or (5) SGB X
step-weekend = weekend
step-task-moot = The deficiency is closed.
step-ask-letter = Demanded. Write the letter to the provider into a file now?
step-ask-notice = Stage 2 is noted. Write the notice to the purchasing centre into a file now?

## Grounds of stage 2
choice-deficiency_ground-not_met = demand not met
choice-deficiency_ground-insufficient = insufficiently met
choice-deficiency_ground-not_expected = proper performance no longer to be expected
choice-deficiency_ground-severe = severe breach

## What was done
told-demanded = Demanded in writing, deadline { $day }{ $stands ->
    [yes] {" "}(stands)
   *[other] {""}
}
told-extended = Deadline extended to { $day }{ $stands ->
    [yes] {" "}(stands)
   *[other] {""}
}
told-letter-filed = Letter filed
told-insufficient = Remedy is insufficient: { $note }
told-quality-officer = Quality assurance involved
told-audit-service = Quality assurance and audit service involved
told-advised = The purchasing centre’s advice: { $note }
told-escalated = Purchasing centre involved, { $ground }: { $reason }
told-agreed = (agreed with { $name })
told-informed-divisional = Divisional management informed
told-informed-general = General management informed
told-remedied = Remedied, verified by { $name }.
told-withdrawn = Withdrawn: { $reason }
told-contract-ended = Contract ended: { $reason }
told-effective = Effectiveness checked: the remedy holds.
told-not-effective = Effectiveness checked: the remedy does not hold.

## What comes next
next-escalate = involve purchasing
next-involve_quality_officer = involve QA
next-decide = stage 2 or more time
next-inform_divisional = inform divisional management
next-inform_general = inform general management
next-demand = demand
next-file_letter = file the letter
next-follow_up = check the report
next-close = bring stage 2 to its end
next-check_effectiveness = check effectiveness
next-by-coordinator = coordinator
next-by-supervisor = supervisor
next-by-quality_officer = QA

## The tab
deficiencies-open = Open deficiencies
deficiencies-overdue = Deficiencies past their deadline
deficiencies-board = Deficiencies by stage
deficiencies-none = No deficiency is open. n notes one; B shows the closed ones of the last twelve months too.
deficiencies-none-overdue = No deadline has passed. o shows all open ones again.
deficiencies-none-board = No deficiency is open, and none was closed in the last twelve months.
deficiencies-lane-found = Found
deficiencies-lane-1 = Stage 1
deficiencies-lane-2 = Stage 2
deficiencies-lane-closed = Closed
deficiencies-again = Again: { $what }
deficiencies-until = by { $day }
deficiencies-late = { $day }, +{ $n } { $n ->
    [one] day
   *[other] days
}
deficiencies-closed = { $state } { $day }
deficiencies-next = Next
deficiencies-next-none = Nothing left to do.
deficiencies-story = Story
deficiencies-story-none = No step yet.
deficiencies-tasks = Tasks from it
deficiencies-repeats = Same kind as #{ $id } of { $day } at the same provider
deficiencies-steps = Steps: { $title }
deficiencies-not-now = Not now: { $why }
deficiencies-late-since = passed { $n ->
    [one] a day
   *[other] { $n } days
} ago
column-deficiency-measure = Measure
column-deficiency-provider = Provider
column-deficiency-what = Deficiency
column-deficiency-deadline = Deadline
column-deficiency-late = Days
column-deficiency-next = Next
column-deficiency-who = Who
fact-deficiency-measure = Measure
fact-deficiency-provider = Provider
fact-deficiency-found = Found
fact-deficiency-severity = Severity
fact-deficiency-kind = Kind
fact-deficiency-state = State
fact-deficiency-deadline = Deadline
fact-deficiency-repeat = Repeat
fact-deficiency-audit = Audit
ask-delete-deficiency = Delete the deficiency “{ $title }”? It stays in the history and can be brought back.

## Commands
help-deficiencies = Deficiencies and their procedure
help-deficiencies-list = List deficiencies, the most urgent first
help-deficiencies-raise = Note a deficiency
help-deficiencies-demand = Stage 1: note as demanded in writing
help-deficiencies-filed = Note the letter as filed
help-deficiencies-remedied = Note as remedied
help-deficiencies-insufficient = Note that the remedy is insufficient
help-deficiencies-extend = Extend the deadline, reckoned from its present end
help-deficiencies-involve = Involve the quality officer
help-deficiencies-advise = Note the purchasing centre’s advice
help-deficiencies-escalate = Stage 2: involve the purchasing centre
help-deficiencies-inform = Note that management was informed of stage 2
help-deficiencies-withdraw = Withdraw, with a reason
help-deficiencies-end-contract = Note that the contract ended over it
help-deficiencies-effectiveness = Note whether the remedy holds
help-deficiencies-steps = Which steps can be taken now, and what stands against the others
flag-open = Only what is open
flag-stage = Only this stage: 0 found, 1 demanded, 2 purchasing centre involved
flag-severity = Severity: minor, major, severe
flag-kind = Kind of deficiency in a few words; a repeat is known by it
flag-found_on = Day it was found
flag-audit = Audit it was found in
flag-deadline = Last day; on a free day the next working day holds
flag-new_deadline = New last day
flag-span = Length: 14d days, 2w weeks, 1m months
flag-stands = The day holds even if it is free (§ 26(3) sentence 2, (5) SGB X)
flag-verified_by = Who verified the remedy; else the acting person
flag-evidence = What showed it
flag-officer = Quality officer to involve
flag-audit_service = Involve the audit service too
flag-ground = Ground: not met, insufficient, not expected or severe; else the one that is given
flag-agreed_with = With whom it is agreed
flag-level = Divisional or general management
flag-not_effective = The remedy does not hold
cli-span-shape = “{ $text }” is no length such as 14d (days), 2w (weeks) or 1m (months).
cli-step-taken = Deficiency #{ $id }: { $told }
cli-step-task = Task made: { $text } (by { $due })
cli-step-task-settled = Task settled: { $text }
listed-stage = Stage
listed-next_step = Next
listed-next_by = Who
listed-next_until = Until
listed-repeat_of = Repeats
listed-step = Step
listed-allowed = Possible now
listed-why_not = What stands against it
flag-finding = What was found
flag-of_measure = The measure it is about
