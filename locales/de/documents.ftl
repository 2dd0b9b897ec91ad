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

guideline-concept = Konzept und seine Umsetzung
guideline-personnel = Personal
guideline-rooms = Räume
guideline-equipment = Ausstattung
guideline-delivery = Durchführung
guideline-placement = Unterstützung bei der Vermittlung
guideline-participants = Passung und Zufriedenheit der Teilnehmenden
guideline-documentation = Dokumentation
guideline-quality = Qualitätssicherung
guideline-voucher = Übereinstimmung mit Zulassung und Kosten

calendar-audit = Prüfung: { $measure }
calendar-audit-due = Prüfung fällig: { $measure }
calendar-provider = Träger: { $name }
calendar-due = Fällig am { $day }
calendar-status = Stand: { $status }
calendar-responsible = Zuständig: { $name }
