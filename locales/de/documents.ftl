### Dokumente über Maßnahmen: Dateinamen, Leitfaden, Kalender, was noch fehlt.

doc-file-demand = Aufforderung { $what } { $date }
doc-file-notice = Einschaltung Einkauf { $what } { $date }
doc-file-announcement = Ankündigung Prüfung { $what } { $date }
doc-file-result = Prüfergebnis { $what } { $date }
doc-file-audit-form = Prüfbogen { $what } { $date }
doc-file-audit-report = Prüfbericht { $what } { $date }
doc-file-utilisation = Auslastung { $month }
doc-file-information = Maßnahmeinformation { $date }
doc-masked = < 3

report-no-measure = Eine Maßnahme { $id } gibt es nicht.
report-no-audit = Eine Prüfung { $id } gibt es nicht.
report-no-deficiency = Einen Mangel { $id } gibt es nicht.
report-not-done = Prüfung { $id } ist noch nicht durchgeführt; ein Ergebnis gibt es erst danach.
report-waived = Prüfung { $id } entfällt; dazu gibt es nichts zu schreiben.

gap-demand = Eine Frist ist noch nicht gesetzt; das Schreiben ist ein Entwurf, bis die Aufforderung mit ihrer Frist eingetragen ist.
gap-escalation = Die Einschaltung des Einkaufs ist noch nicht eingetragen; die Meldung ist ein Entwurf.
gap-address = Zum Träger ist keine Anschrift eingetragen.
gap-appointment = Ein Termin ist noch nicht eingetragen.
gap-auditors = Wer geprüft hat, ist nicht eingetragen.

calendar-audit = Prüfung: { $measure }
calendar-audit-due = Prüfung fällig: { $measure }
calendar-provider = Träger: { $name }
calendar-due = Fällig am { $day }
calendar-status = Stand: { $status }
calendar-responsible = Zuständig: { $name }

list-role = Eine Rolle „{ $text }“ gibt es nicht; möglich sind { $choices }.
list-no-text = Dem Eintrag fehlt ein Text (de oder en).
list-too-long = Der Text ist zu lang; höchstens { $max } Zeichen.
list-name = In geschweiften Klammern steht „{ $name }“; möglich sind { $choices }.
list-too-many = Die Liste hat zu viele Einträge; höchstens { $max }.
list-empty = Die Liste hat keinen Eintrag.
list-scale = Keine Skala: min, max und threshold sind Punkte als Text, min liegt unter max und threshold dazwischen.
