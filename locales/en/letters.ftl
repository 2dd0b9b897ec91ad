### The language of the minutes: the letters before the colon and the names in documents. The
### meeting's language counts, not the screen's.

letter-decision = D
letter-task = A
letter-finding = F
letter-success_factor = S
letter-approach = H
letter-good_practice = G
letter-position = P
letter-open_question = Q
letter-topic = T
letter-note = N

doc-outcome-decision = Decision
doc-outcome-task = Action
doc-outcome-finding = Finding
doc-outcome-success_factor = Success factor
doc-outcome-approach = Approach
doc-outcome-good_practice = Good practice
doc-outcome-position = Professional position
doc-outcome-open_question = Open question

doc-item-welcome = Welcome
doc-item-task_review = Review of the actions from the last meeting
doc-item-news = News from the municipalities
doc-item-indicators = Comparison of indicators
doc-item-practice_comparison = Practice comparison
doc-item-good_example = Good example
doc-item-topic = Topic
doc-item-agreements = Agreements
doc-item-next_meeting = Next meeting
doc-item-break = Break
doc-item-approval = Approval of the last minutes

doc-meeting-ring = Ring meeting
doc-meeting-speakers = Speakers’ meeting
doc-meeting-symposium = Symposium
doc-meeting-provider_talk = Talk with a provider
doc-meeting-steering = Steering meeting

doc-state-planned = planned
doc-state-invited = invited
doc-state-running = running
doc-state-minuted = minuted
doc-state-reported = report sent
doc-state-cancelled = cancelled

doc-minutes-draft = draft
doc-minutes-sent = sent, not yet approved
doc-minutes-approved = approved
doc-minutes-corrected = corrected after approval

doc-task-open = open
doc-task-done = done on { $on }
doc-task-dropped = dropped: { $reason }
