### Protokollsprache: die Buchstaben vor dem Doppelpunkt und die Namen in Dokumenten. Es gilt die
### Sprache der Sitzung, nicht die des Bildschirms.

letter-decision = B
letter-task = A
letter-finding = F
letter-success_factor = E
letter-approach = H
letter-good_practice = G
letter-position = P
letter-open_question = O
letter-topic = T
letter-note = N

doc-outcome-decision = Beschluss
doc-outcome-task = Auftrag
doc-outcome-finding = Feststellung
doc-outcome-success_factor = Erfolgsfaktor
doc-outcome-approach = Handlungsansatz
doc-outcome-good_practice = Gutes Beispiel
doc-outcome-position = Fachliche Position
doc-outcome-open_question = Offene Frage

doc-item-welcome = Begrüßung
doc-item-task_review = Stand der Aufträge aus der letzten Sitzung
doc-item-news = Aktuelles aus den Kommunen
doc-item-indicators = Kennzahlenvergleich
doc-item-practice_comparison = Praxisvergleich
doc-item-good_example = Gutes Beispiel
doc-item-topic = Thema
doc-item-agreements = Vereinbarungen
doc-item-next_meeting = Nächste Sitzung
doc-item-break = Pause
doc-item-approval = Genehmigung des letzten Protokolls

doc-meeting-ring = Vergleichsringsitzung
doc-meeting-speakers = Sprechersitzung
doc-meeting-symposium = Fachtagung
doc-meeting-provider_talk = Trägergespräch
doc-meeting-steering = Steuerungssitzung

doc-state-planned = geplant
doc-state-invited = eingeladen
doc-state-running = läuft
doc-state-minuted = protokolliert
doc-state-reported = Bericht versandt
doc-state-cancelled = abgesagt

doc-minutes-draft = Entwurf
doc-minutes-sent = versandt, noch nicht genehmigt
doc-minutes-approved = genehmigt
doc-minutes-corrected = nach Genehmigung berichtigt

doc-task-open = offen
doc-task-done = erledigt am { $on }
doc-task-dropped = entfallen: { $reason }
