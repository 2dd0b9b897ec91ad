### The demonstration. Everything here is invented; only the municipalities' names are real.

demo-ring-criteria = Example ring, grouped by the share of people on basic income support in 2021. Not a real comparison ring.
demo-organisation-contractor = Comparison rings office (example)
demo-organisation-member = Job centre { $name }
demo-function-moderator = Moderator of the comparison rings (invented person)
demo-function-project_lead = Project lead (invented person)
demo-function-speaker = Ring speaker (invented person)
demo-function-management = Head of the job centre (invented person)

demo-cancelled = Too few acceptances
demo-speakers-place = Berlin
demo-symposium-title = Symposium { $year }: { $theme }
demo-steering-place = Video conference

## Preparation and single tasks
demo-preparation-1 = Confirm room and catering
demo-preparation-2 = Send out the data sheets on the indicators
demo-task-1 = Put together the interim report for the working group
demo-task-2 = Check the list of contacts
demo-task-3 = Agree on dates for next year
demo-task-4 = Present the feedback on the last symposium
demo-task-5 = Look after the common glossary
demo-task-dropped = will be done with the annual report

## What every meeting has
demo-welcome-1 = The moderators welcome the participants and thank the host.
demo-welcome-2 = The agenda is adopted without changes.
demo-note = Plan an earlier arrival next time
demo-review = Open actions are gone through one by one.
demo-approval = The minutes of the last meeting are approved without changes.
demo-news-1 = - Staffing: two municipalities have reviewed their caseloads
demo-news-2 = - Budget: the funds for integration have been allotted everywhere
demo-news-3 = - Premises: one office moves, the front desk stays within reach
demo-indicators-1 = The moderators present the comparison of indicators; everybody had the data sheets.
demo-indicators-2 = Striking changes are discussed one by one.
demo-indicators-finding = The integration rate varies more within the ring than last year
demo-indicators-question = How do changed responsibilities affect the rate?
demo-agreements-decision-1 = The ring continues this topic at its next meeting
demo-agreements-decision-2 = Papers are sent out two weeks before each meeting
demo-agreements-decision-3 = Good examples are described on one page in the same form
demo-agreements-task-1 = Send the profile of the good example to all
demo-agreements-task-2 = Agree on the draft minutes and send them out
demo-agreements-task-3 = Collect questions on the indicators
demo-next = The next meeting takes place as planned.

## Topics
demo-theme-1-title = Digital applications and electronic files
demo-theme-1-text-1 = Several municipalities report how applications arrive entirely online.
demo-theme-1-text-2 = They differ mainly in scanning and in sorting the mail.
demo-theme-1-decision = The municipalities exchange their filing plans
demo-theme-1-task-1 = Provide a filing plan as a model
demo-theme-1-task-2 = Record processing times before and after the change
demo-theme-1-finding = Applications made online are incomplete less often
demo-theme-1-success_factor = Scanning is done in one place and not in every team
demo-theme-1-approach = Offer help with forms in the waiting area
demo-theme-1-assessment = easy to adopt elsewhere
demo-theme-1-good_practice = Guides go through the application on screen
demo-theme-1-position = Notices of change should need no signature
demo-theme-1-open_question = How long do paper documents have to be kept after scanning?
demo-theme-1-topic = Incoming mail of the appeals office

demo-theme-2-title = Integration of long-term recipients
demo-theme-2-text-1 = The group compares how people are selected and approached.
demo-theme-2-text-2 = Many consider frequent contact decisive.
demo-theme-2-decision = The ring observes the frequency of contact in all members for one year
demo-theme-2-task-1 = Draft a form for recording contacts
demo-theme-2-task-2 = Sum up experience with work opportunities
demo-theme-2-finding = Small teams with a fixed caseload keep in touch better
demo-theme-2-success_factor = Coaching begins before the job and ends after it
demo-theme-2-approach = Coaching near the workplace with fixed contacts
demo-theme-2-assessment = effective, but takes staff
demo-theme-2-good_practice = A job fair for subsidised employment only
demo-theme-2-position = Subsidised employment needs reliable funds over several years
demo-theme-2-open_question = Which indicator shows social participation?
demo-theme-2-topic = From subsidised to unsubsidised employment

demo-theme-3-title = Working with employers
demo-theme-3-text-1 = The municipalities present their employer teams.
demo-theme-3-text-2 = Small firms are the hardest to reach everywhere.
demo-theme-3-decision = The ring writes a common guide for visits to firms
demo-theme-3-task-1 = Circulate an outline of the guide
demo-theme-3-task-2 = Contribute figures on trial work and internships
demo-theme-3-finding = Firms praise fixed contacts most often
demo-theme-3-success_factor = Placement and employer team sit next door
demo-theme-3-approach = Application days at the firm instead of the office
demo-theme-3-assessment = high benefit at medium effort
demo-theme-3-good_practice = A monthly breakfast with craft firms
demo-theme-3-position = Integration subsidies should be granted faster
demo-theme-3-open_question = How can vacancies in neighbouring districts be used better?
demo-theme-3-topic = A common stand at training fairs

demo-theme-4-title = From school to work
demo-theme-4-text-1 = Youth career agencies with and without a common building are presented.
demo-theme-4-text-2 = Exchanging data remains the greatest hurdle.
demo-theme-4-decision = The municipalities try out a common consent form
demo-theme-4-task-1 = Agree on the draft consent form with data protection
demo-theme-4-task-2 = Collect the contacts at schools
demo-theme-4-finding = A common building shortens the way but replaces no agreements
demo-theme-4-success_factor = Case conferences take place on fixed days
demo-theme-4-approach = Consulting hours in final-year classes
demo-theme-4-assessment = well received, begin early in the school year
demo-theme-4-good_practice = Support during the first hundred days of training
demo-theme-4-position = A change of legal responsibility must not leave a gap in support
demo-theme-4-open_question = Who supports young people without benefits?
demo-theme-4-topic = Outreach work with young people

demo-theme-5-title = Single parents and childcare
demo-theme-5-text-1 = The group collects what keeps people from taking up work.
demo-theme-5-text-2 = Early and late childcare is named everywhere.
demo-theme-5-decision = The ring invites a youth welfare office to its next meeting
demo-theme-5-task-1 = Ask for a talk on early and late childcare
demo-theme-5-task-2 = List offers of part-time vocational training
demo-theme-5-finding = Firms know little of part-time vocational training
demo-theme-5-success_factor = Counsellors know the free childcare places
demo-theme-5-approach = Group sessions with childcare in the building
demo-theme-5-assessment = laborious but much valued
demo-theme-5-good_practice = Emergency places together with childminders
demo-theme-5-position = Childcare hours must fit shift work
demo-theme-5-open_question = How are people counted who work but lack a full-day place?
demo-theme-5-topic = Returning to work after parental leave

demo-theme-6-title = Health and rehabilitation
demo-theme-6-text-1 = Reports on working with health insurers and the pension insurance.
demo-theme-6-text-2 = Staff do not know many of the offers.
demo-theme-6-decision = A common list of health offers is started
demo-theme-6-task-1 = Begin the list of health offers
demo-theme-6-task-2 = Invite health insurers to the next meeting
demo-theme-6-finding = Voluntary offers are attended to the end more often
demo-theme-6-success_factor = One contact for health in every team
demo-theme-6-approach = A health consultation without appointment
demo-theme-6-assessment = easy to introduce
demo-theme-6-good_practice = An exercise group in the lunch break of a measure
demo-theme-6-position = Responsibility for rehabilitation must be settled locally
demo-theme-6-open_question = When is a medical assessment worthwhile?
demo-theme-6-topic = Noticing mental strain in counselling

## Indicators
demo-target = Agreed for this year (invented)
demo-remark = The integration rate counts events: somebody who finds work twice in a year counts twice. The ring would like to know how many persons there were.
demo-remark-from = Ring 4 (example)
