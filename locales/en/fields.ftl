### Names of fields, as forms and columns show them.

## Municipality
field-municipality-number = Carrier number
field-municipality-name = Name
field-municipality-short_name = Short name
field-municipality-land = Land
field-municipality-kind = Kind
field-municipality-since = Authorised since
field-municipality-participates = Takes part
field-municipality-comparison_type = Comparison type
field-municipality-settlement_type = Kind of settlement
field-municipality-organisation_size = Size of organisation
field-municipality-region_notes = Notes on the region
field-municipality-organisation_notes = Notes on the organisation
field-municipality-territory_breaks = Changes of territory

## Ring
field-ring-number = Number
field-ring-name = Name
field-ring-criteria = Criteria
field-ring-target = Meetings a year
field-ring-moderators = Moderators
field-ring-speakers = Speakers

## Membership
field-membership-ring = Ring
field-membership-municipality = Municipality
field-membership-from = From
field-membership-to = To

## Person
field-person-name = Name
field-person-function = Function
field-person-organisation = Organisation
field-person-mail = Email (office)
field-person-phone = Telephone (office)
field-person-user = User account
field-person-roles = Roles
field-person-land = Land
field-person-deputies = Deputies

## Meeting
field-meeting-kind = Kind
field-meeting-ring = Ring
field-meeting-title = Title
field-meeting-days = Days
field-meeting-place = Place
field-meeting-host = Host
field-meeting-moderators = Moderators
field-meeting-minute_taker = Minutes taken by
field-meeting-reply_until = Reply until
field-meeting-language = Language
field-meeting-state = State
field-meeting-state_reason = Reason for the state
field-meeting-minutes_state = State of the minutes

## Agenda item
field-agenda_item-meeting = Meeting
field-agenda_item-day = Day
field-agenda_item-title = Title
field-agenda_item-kind = Kind
field-agenda_item-minutes = Minutes
field-agenda_item-presenter = Presented by
field-agenda_item-attachments = Attachments
field-agenda_item-unplanned = Unplanned
field-agenda_item-carried_from = Carried over from

## Line of the minutes
field-line-item = Agenda item
field-line-content = Content

## Outcome
field-outcome-meeting = Meeting
field-outcome-item = Agenda item
field-outcome-number = Number
field-outcome-kind = Kind
field-outcome-text = Text
field-outcome-municipality = Municipality
field-outcome-vote = Vote
field-outcome-assessment = Assessment
field-outcome-indicators = Indicators
field-outcome-audience = Visible to

## Task
field-task-text = Task
field-task-responsible = Responsible
field-task-due = Due
field-task-state = State
field-task-source = Source
field-task-created_on = Written down on

## Topic
field-topic-ring = Ring
field-topic-text = Topic
field-topic-parked_on = Parked on
field-topic-from_meeting = From the meeting
field-topic-from_item = From the item
field-topic-taken_into = Taken into

## Provider
field-provider-name = Name
field-provider-places = Locations
field-provider-address = Address
field-provider-contact = Contact
field-provider-accreditation = Accredited by
field-provider-accredited_until = Accredited until
field-provider-first_contract = First contract from
field-provider-last_contract = Last contract until
field-provider-note = Note

## Measure
field-measure-number = Measure number
field-measure-title = Title
field-measure-provider = Provider
field-measure-kind = Kind of measure
field-measure-legal_basis = Legal basis
field-measure-procurement = Procurement
field-measure-start = Start
field-measure-end = End
field-measure-places = Places
field-measure-place = Place of performance
field-measure-land = Land
field-measure-coordinator = Coordinator
field-measure-supervisor = Supervisor
field-measure-supervisor_named_by = Supervisor named by
field-measure-supervisor_named_on = Supervisor named on
field-measure-team = Team
field-measure-status = Status
field-measure-predecessor = Follows measure
field-measure-provider_talk_on = Talk with provider on
field-measure-final_report_on = Final report checked on
field-measure-anomalies_on = Anomalies reported on
field-measure-note = Note
field-measure-extensions = Extensions

## Audit
field-audit-measure = Measure
field-audit-kind = Kind of audit
field-audit-due = Due
field-audit-rule_date = By the rhythm
field-audit-scheduled = Appointment
field-audit-responsible = Responsible
field-audit-status = State
field-audit-after_end = After the end
field-audit-covered_by = Covered by
field-audit-prompted_by = Prompted by
field-audit-advice_on = Advice on
field-audit-auditors = Audited by
field-audit-sections = Sections
field-audit-note = Note
field-audit-recorded = Recorded in the procedure
field-audit-filed_on = Report filed on
field-audit-result_sent_on = Result sent to provider on

## Contact
field-contact-measure = Measure
field-contact-on = On
field-contact-kind = Kind of contact
field-contact-by = By
field-contact-with = Talked to
field-contact-text = What it was about
field-contact-recorded = Recorded in the procedure

## Checklist
field-checklist-measure = Measure
field-checklist-tasks = Tasks done
field-checklist-filing = Documents filed

## Utilisation
field-utilisation-measure = Measure
field-utilisation-months = Months
field-utilisation-free = Free places

## Rating
field-rating-measure = Measure
field-rating-occasion = Occasion
field-rating-phase = When
field-rating-rater = Rated by
field-rating-mailbox_on = In the mailbox on
field-rating-forwarded_on = Forwarded on
field-rating-due = Deadline
field-rating-answered_on = Answered on
field-rating-basis = Prepared by audit
field-rating-explanation = Explanation
field-rating-action = Recommended action
field-rating-scale = Scale
field-rating-answers = Answers
field-rating-closed_on = Closed on

## Deficiency
field-deficiency-measure = Measure
field-deficiency-audit = Audit
field-deficiency-found_on = Found on
field-deficiency-severity = Severity
field-deficiency-kind = Kind of deficiency
field-deficiency-text = Finding
field-deficiency-state = State
field-deficiency-deadline = Deadline
field-deficiency-steps = Steps

## Success review
field-review-measure = Measure
field-review-rule_date = Six months after the end
field-review-due = Due
field-review-status = State
field-review-by = By
field-review-participants = Participants
field-review-integrated = Of these integrated
field-review-note = Note
field-review-recorded = Recorded in the procedure

## Duty done
field-duty-kind = Duty
field-duty-period = Period from
field-duty-on = Done on
field-duty-by = By

## House rules
field-house_rules-after_end = Audit after the end
field-house_rules-working_day = Move to a working day
field-house_rules-audited = The rhythm is for
field-house_rules-local_holidays = Local holidays
field-house_rules-rating_weeks = Weeks for questionnaires
field-house_rules-review_months = Months until the success review
field-house_rules-soon_days = Days that count as soon
field-house_rules-good_from = Utilisation good from %
field-house_rules-watch_from = Utilisation to watch from %
field-house_rules-effectiveness_weeks = Weeks until the effectiveness check
field-house_rules-absent_years = Years until long absent
