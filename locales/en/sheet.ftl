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
