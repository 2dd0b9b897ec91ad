### Dokumente über Maßnahmen: Dateinamen, Leitfaden, Kalender, was noch fehlt.

doc-file-demand = Aufforderung { $what } { $date }
doc-file-notice = Einschaltung Einkauf { $what } { $date }
doc-file-announcement = Ankündigung Prüfung { $what } { $date }
doc-file-result = Prüfergebnis { $what } { $date }
doc-file-audit-form = Prüfbogen { $what } { $date }
doc-file-audit-report = Prüfbericht { $what } { $date }
doc-file-utilisation = Auslastung { $month }
doc-file-information = Maßnahmeinformation { $date }
doc-file-ratings = Bewertungen { $quarter }
doc-masked = < 3

report-no-measure = Eine Maßnahme { $id } gibt es nicht.
report-no-audit = Eine Prüfung { $id } gibt es nicht.
report-no-deficiency = Einen Mangel { $id } gibt es nicht.
report-not-done = Prüfung { $id } ist noch nicht durchgeführt; ein Ergebnis gibt es erst danach.
report-confidential = Bewertungen sind vertraulich und bleiben im Haus; für andere gibt es diesen Bericht nicht.
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

## Befehle
help-deficiencies-letter = Die Aufforderung an den Träger (Stufe 1) als Markdown
help-deficiencies-notice = Die Meldung an den Einkauf (Stufe 2) als Markdown
help-audits-form = Der Prüfbogen zum Ausdrucken und Mitnehmen
help-audits-report = Der Prüfbericht einer durchgeführten Prüfung
help-audits-letter = Das Schreiben an den Träger: Ankündigung, nach der Prüfung das Ergebnis
help-report = Berichte
help-report-utilisation = Auslastung der Einkaufsmaßnahmen in einem Monat
help-report-measures = Maßnahmeinformation: freie Plätze in laufenden Maßnahmen
help-report-ratings = Bewertungen eines Quartals
flag-month = Monat, etwa 2026-10; ohne Angabe der letzte abgeschlossene
flag-quarter = Quartal, etwa 2026-Q3; ohne Angabe das letzte abgeschlossene
flag-audience = Für wen; außerhalb des Hauses sind kleine Anzahlen verdeckt
cli-month-shape = „{ $text }“ ist kein Monat; richtig wäre etwa 2026-10.
cli-quarter-shape = „{ $text }“ ist kein Quartal; richtig wäre etwa 2026-Q3.
document-written = Das Dokument steht in { $file }.

## Aufträge, die aus Mängeln und Bewertungen folgen
follow-up-talk = Mit dem Träger über die auffällige Bewertung sprechen ({ $measure })
follow-up-manager = Führungskraft der Maßnahmebetreuung
