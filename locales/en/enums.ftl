### Choices, states and kinds, as forms, lists and output show them.
### …-also: other spellings that are read, separated by ;.

## Kinds of records
kind-municipality = Municipality
kind-ring = Ring
kind-membership = Membership
kind-person = Person
kind-meeting = Meeting
kind-agenda_item = Agenda item
kind-line = Line of the minutes
kind-outcome = Outcome
kind-task = Task
kind-topic = Topic
kind-named = { $kind } “{ $title }”

## Yes and no
choice-bool-yes = yes
choice-bool-yes-also = 1; x; y
choice-bool-no = no
choice-bool-no-also = 0; n; -

## Kind of municipality
choice-municipality_kind-district = District
choice-municipality_kind-district-also = county
choice-municipality_kind-city = City
choice-municipality_kind-city-also = town

## Länder
choice-land-BW = Baden-Württemberg
choice-land-BY = Bavaria
choice-land-BE = Berlin
choice-land-BB = Brandenburg
choice-land-HB = Bremen
choice-land-HH = Hamburg
choice-land-HE = Hesse
choice-land-MV = Mecklenburg-Western Pomerania
choice-land-NI = Lower Saxony
choice-land-NW = North Rhine-Westphalia
choice-land-RP = Rhineland-Palatinate
choice-land-SL = Saarland
choice-land-SN = Saxony
choice-land-ST = Saxony-Anhalt
choice-land-SH = Schleswig-Holstein
choice-land-TH = Thuringia

## Roles
choice-role-moderator = Moderator
choice-role-moderator-also = facilitator
choice-role-project_lead = Project lead
choice-role-speaker = Ring speaker
choice-role-speaker-also = speaker
choice-role-coordinator = Measure coordinator
choice-role-coordinator-also = coordinator
choice-role-supervisor = Measure supervisor
choice-role-supervisor-also = supervisor
choice-role-quality_officer = Quality officer
choice-role-team_lead = Team lead
choice-role-coordinating_manager = Coordinating manager
choice-role-management = Management
choice-role-management-also = director
choice-role-evaluator = Evaluator
choice-role-evaluator-also = rater
choice-role-mailbox_keeper = Mailbox keeper
choice-role-reader = Reader

## Kind of meeting
choice-meeting_kind-ring = Ring meeting
choice-meeting_kind-ring-also = ring
choice-meeting_kind-speakers = Speakers' meeting
choice-meeting_kind-symposium = Symposium
choice-meeting_kind-provider_talk = Talk with a provider
choice-meeting_kind-steering = Steering

## State of a meeting and of its minutes
choice-meeting_state-planned = planned
choice-meeting_state-invited = invited
choice-meeting_state-running = running
choice-meeting_state-minuted = minuted
choice-meeting_state-reported = reported
choice-meeting_state-cancelled = cancelled
choice-minutes_state-draft = draft
choice-minutes_state-sent = sent
choice-minutes_state-approved = approved
choice-minutes_state-corrected = corrected
forbids-not_on_a_meeting_day = today is not one of its days
forbids-not_begun_yet = not begun yet

## Languages
choice-language-de = German
choice-language-en = English

## Kind of agenda item
choice-item_kind-welcome = Welcome
choice-item_kind-task_review = Review of tasks
choice-item_kind-news = News
choice-item_kind-indicators = Comparison of indicators
choice-item_kind-practice_comparison = Practice comparison
choice-item_kind-good_example = Good example
choice-item_kind-topic = Topic
choice-item_kind-agreements = Agreements
choice-item_kind-next_meeting = Next meeting
choice-item_kind-break = Break
choice-item_kind-approval = Approval of the minutes

## Kind of outcome
choice-outcome_kind-decision = Decision
choice-outcome_kind-task = Task
choice-outcome_kind-finding = Finding
choice-outcome_kind-success_factor = Success factor
choice-outcome_kind-approach = Approach
choice-outcome_kind-good_practice = Good practice
choice-outcome_kind-position = Professional position
choice-outcome_kind-open_question = Open question

## Who may read an outcome
choice-audience-ring = the ring
choice-audience-ring-also = ring
choice-audience-all = all municipalities
choice-audience-all-also = everyone in the project
choice-audience-public = public

## Tasks
choice-task_state-open = open
choice-task_state-done = done
choice-task_state-dropped = dropped
choice-task_source-manual = by hand
choice-task_source-project_lead = Project lead
choice-task_source-management = Management
choice-task_source-outcome = Meeting
choice-task_source-preparation = Preparation
