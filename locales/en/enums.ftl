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
kind-provider = Provider
kind-measure = Measure
kind-audit = Audit
kind-contact = Contact
kind-checklist = Checklist
kind-utilisation = Utilisation
kind-rating = Rating
kind-deficiency = Deficiency
kind-review = Success review
kind-duty = Duty done
kind-house_rules = House rules
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
choice-task_source-rating = Rating
choice-task_source-deficiency = Deficiency
choice-task_source-measure = Measure

## Measures
choice-procurement-purchasing_centre = Tender
choice-procurement-purchasing_centre-also = purchasing centre; purchase
choice-procurement-negotiated = Negotiated
choice-procurement-negotiated-also = price negotiated
choice-procurement-voucher = Voucher
choice-procurement-voucher-also = vouchers
choice-procurement-grant = Grant
choice-procurement-grant-also = grants
choice-procurement-other = Other
choice-procurement-other-also = otherwise
choice-measure_status-planned = planned
choice-measure_status-planned-also = planning
choice-measure_status-tendered = out to tender
choice-measure_status-tendered-also = tender
choice-measure_status-awarded = awarded
choice-measure_status-awarded-also = award
choice-measure_status-running = running
choice-measure_status-running-also = under way
choice-measure_status-ended = ended
choice-measure_status-ended-also = over; finished
choice-measure_status-cancelled = cancelled
choice-measure_status-cancelled-also = canceled

## Audits
choice-audit_kind-regular_3_months = Regular, after 3 months
choice-audit_kind-regular_3_months-also = 3 months
choice-audit_kind-regular_9_months = Regular, after 9 months
choice-audit_kind-regular_9_months-also = 9 months
choice-audit_kind-supplier_management = Supplier management
choice-audit_kind-occasion = By occasion
choice-audit_kind-external = External
choice-audit_status-planned = planned
choice-audit_status-announced = announced
choice-audit_status-done = done
choice-audit_status-waived = waived
choice-prompted_by-job_centre = Job centre
choice-prompted_by-customer_reaction = Customer reaction management
choice-prompted_by-customer_reaction-also = customer reaction
choice-prompted_by-department = Department

## Contacts
choice-contact_kind-visit = Visit
choice-contact_kind-visit-also = site visit
choice-contact_kind-audit = Audit
choice-contact_kind-audit-also = measure audit
choice-contact_kind-talk = Talk
choice-contact_kind-talk-also = call
choice-contact_kind-letter = Letter
choice-contact_kind-letter-also = mail

## Ratings
choice-occasion-regular = regular
choice-occasion-occasion = by occasion
choice-rating_phase-during = during the measure
choice-rating_phase-during-also = during
choice-rating_phase-after = after its end
choice-rating_phase-after-also = after

## Deficiencies
choice-severity-minor = minor
choice-severity-minor-also = slight
choice-severity-major = major
choice-severity-severe = severe
choice-severity-severe-also = grave
choice-deficiency_state-found = found
choice-deficiency_state-demanded = demanded
choice-deficiency_state-quality_officer = with the quality officer
choice-deficiency_state-escalated = stage 2
choice-deficiency_state-remedied = remedied
choice-deficiency_state-withdrawn = withdrawn
choice-deficiency_state-contract_ended = contract ended

## Success review
choice-review_status-open = open
choice-review_status-done = done
choice-review_status-waived = waived

## Duties
choice-duty_kind-measure_information = Measure information with free places
choice-duty_kind-utilisation_report = Utilisation report
choice-duty_kind-rating_data = Rating data received
choice-duty_kind-rating_review = Rating data reviewed
choice-duty_kind-rating_report = Report on ratings
choice-duty_kind-rating_assessment = Management's assessment

## House rules
choice-after_end-bring_forward = bring forward
choice-after_end-keep = keep
choice-after_end-drop = drop
choice-local_holiday-peace_festival = Augsburg Peace Festival
choice-local_holiday-assumption = Assumption Day
choice-local_holiday-corpus_christi = Corpus Christi
