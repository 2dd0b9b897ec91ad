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
