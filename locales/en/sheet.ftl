### Sheets to type in.

sheet-reading = being read …
sheet-fixed = This column follows from the others.
sheet-pasted = { $n ->
    [0] Nothing pasted: every cell was empty.
    [one] One cell pasted.
   *[other] { $n } cells pasted.
}
sheet-paste-refused = Nothing pasted: line { $line }, “{ $text }” – { $why }
sheet-taken-up = What was not saved stands here again.
sheet-unsaved = { $n } not saved yet
sheet-utilisation = Utilisation { $month }
sheet-utilisation-none = No bought measure runs in this month.
sheet-places = Places
sheet-filled = Filled
sheet-assigned = Assig.
sheet-entries = Entered
sheet-dropouts = Dropp.
sheet-free = Free
sheet-share = %
sheet-reported = Reported
sheet-done = Done
sheet-done-on = On
sheet-done-by = By
sheet-checklist = Checklist and file: { $measure }
sheet-checklist-none = The template for it has no entry.
sheet-template-wrong = Your own template for it can’t be read. Once it is put right or gone, it goes on here.
sheet-filing = Filed in { $file }
sheet-rating = Rating: { $measure }
sheet-rating-none = The questionnaire has no question.
sheet-points = Points
sheet-soft = Soft facts ({ $min } to { $max } points, many are good)
sheet-hard = Hard facts ({ $min } to { $max } points, many are good)
phase-planning = Planning and purchase
phase-running = Running
phase-follow_up = Follow-up
sheet-template = Template
sheet-template-line = { $file }, line { $line }: { $why }
