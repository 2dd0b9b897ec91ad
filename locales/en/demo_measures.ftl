### The demonstration: providers, measures and their quality. Everything here is invented.

demo-organisation-job_centre = Job centre Lindenfurt (example)
demo-function-coordinator = Coordination of measures (invented person)
demo-function-supervisor = Supervision of measures (invented person)
demo-function-quality_officer = Steering and quality (invented person)
demo-function-team_lead = Team lead (invented person)
demo-function-coordinating_manager = Coordinating manager (invented person)
demo-function-evaluator = Rating of measures (invented person)
demo-function-mailbox_keeper = Purchasing mailbox (invented person)
demo-provider-note = Invented provider
demo-provider-many = Example provider
demo-team-1 = Team activation
demo-team-2 = Team qualification
demo-team-3 = Team employment

## Titles
demo-measure-1 = Activation and orientation
demo-measure-2 = Application centre
demo-measure-3 = Parks and waters
demo-measure-4 = Coaching for job goals
demo-measure-5 = German at work
demo-measure-6 = Warehouse logistics
demo-measure-7 = Apprenticeship metal and vehicles
demo-measure-8 = Practice firm
demo-measure-9 = Debt and budget advice
demo-measure-10 = Healthy at work
demo-measure-11 = First steps in care
demo-measure-12 = Experience counts – applying from 50
demo-measure-13 = Preparing for an apprenticeship
demo-measure-14 = Digital basics
demo-measure-15 = Outreach to young people
demo-measure-16 = Second-hand store
demo-measure-17 = Families in work
demo-measure-18 = Support in subsidised jobs
demo-measure-19 = Return after parental leave
demo-measure-20 = Trying the trades
demo-measure-21 = Driving licence and logistics
demo-measure-22 = Part-time activation
demo-measure-23 = Apprenticeship household
demo-measure-24 = Placement and aftercare
demo-measure-25 = Summer workshop
demo-measure-26 = First steps in care (last year)
demo-measure-27 = Bicycles and recycling
demo-measure-28 = Wood and paint
demo-measure-29 = Catering and service
demo-measure-30 = Short course applications
demo-measure-cancelled = Contract ended early over severe deficiencies
demo-extension = More demand, option taken

## Audits
demo-audit-deficient = Attendance kept with gaps, the promised expert not employed.
demo-audit-finding = Two of three promised experts are employed.
demo-audit-waived = Covered by the external audit of the same month
demo-audit-occasion = A hint at cramped rooms
demo-audit-external = Prompted by several complaints to customer reaction management.
demo-review-note = Good transitions where the internship lies in the first eight weeks.

## Deficiencies: kind 7 is repeated
demo-deficiency-1-kind = Notice board
demo-deficiency-1-text = The weekly plan is neither on the board nor in the documentation.
demo-deficiency-2-kind = Rooms
demo-deficiency-2-text = One of the two classrooms is used as a store.
demo-deficiency-3-kind = Staff
demo-deficiency-3-text = The social worker named in the offer has not been employed for six weeks.
demo-deficiency-4-kind = Delivery
demo-deficiency-4-text = Practical phases take place with half the hours only.
demo-deficiency-5-kind = Equipment
demo-deficiency-5-text = Guards are missing at the benches; the inspection records have expired.
demo-deficiency-6-kind = Safety
demo-deficiency-6-text = Escape route blocked for good, work without protective gear.
demo-deficiency-7-kind = Documentation
demo-deficiency-7-text = Attendance lists are filled in at the end of the month only.
demo-deficiency-8-kind = Equipment
demo-deficiency-8-text = Two desks without a computer.
demo-deficiency-9-kind = Delivery
demo-deficiency-9-text = No lessons for weeks, all of them charged.
demo-deficiency-10-kind = Instruction
demo-deficiency-10-text = Instruction in safety at work was not on record.
demo-step-insufficient = Only two of five weeks are on record.
demo-step-escalated = Agreed with the supervisor: proper performance is not secured like this.
demo-step-verified_by = Coordination of measures
demo-step-evidence = Unannounced visit, documents inspected
demo-step-withdrawn = The computers were being serviced; replacements stood ready.
demo-step-contract_ended = Extraordinary termination by the purchasing centre
demo-step-effective = Everything in order when looked at again

## Ratings
demo-rating-explanation = Changes of staff at the start; the team has been complete for two months.
demo-rating-action = Talk with the provider, another look next quarter

## Contacts and tasks
demo-contact-with = Head of the site
demo-contact-1 = Round of all groups; people work on applications of their own.
demo-contact-2 = Places discussed: free ones are presented to the team once more.
demo-contact-3 = Sat in on lessons; timetable and staff as agreed.
demo-contact-4 = Asked for the present staff plan.
demo-contact-5 = Result of the audit told on site.
demo-contact-6 = Asked how the remedy stands; evidence is announced.
demo-measure_task-1 = Compare the changed timetable with the concept
demo-measure_task-2 = Talk about the many free places
demo-measure_task-3 = Prepare the opening talk with the provider
demo-measure_task-4 = Ask for evidence of the rooms
