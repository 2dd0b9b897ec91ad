### Die Befehlszeile: Maßnahmen, Prüfungen und was dazugehört.

## Hilfe
help-providers = Träger
help-measures = Maßnahmen
help-measures-tender = Ausschreiben; die Maßnahmebetreuung muss benannt sein
help-measures-award = Als vergeben vermerken
help-measures-talk = Das Gespräch mit dem Träger nach dem Zuschlag vermerken
help-measures-extend = Verlängern; das bisherige Ende bleibt bekannt
help-measures-cancel = Aufheben, mit Grund; offene Prüfungen entfallen
help-audits = Prüfungen von Maßnahmen
help-audits-list = Prüfungen auflisten, überfällige die längsten zuerst
help-audits-schedule = Einen Termin setzen oder verlegen
help-audits-announce = Als angekündigt vermerken
help-audits-done = Als durchgeführt vermerken, mit Ergebnis
help-audits-waive = Entfallen lassen, mit Grund
help-audits-reopen = Ein irrtümliches Ergebnis oder Entfallen zurücknehmen, mit Grund
help-contacts = Kontaktbesuche, Gespräche und Schreiben
help-ratings = Bewertungen
help-reviews = Erfolgsbeobachtungen
help-duties = Erledigte Pflichten des Pflichtenkalenders
help-house-rules = Die Regeln des Hauses für Maßnahmen
help-house-rules-show = Zeigen, was gilt
help-house-rules-edit = Eine Regel ändern
flag-measure = Maßnahme: ihre Nummer oder die interne
flag-provider = Träger
flag-responsible = Zuständige Person
flag-overdue = Nur Überfälliges, am längsten Überfälliges zuerst
flag-within = Nur Offenes, das bis dahin fällig wird: 30d, 4w, 2m
flag-result = Ergebnis: ohne Beanstandung oder mit Mängeln
flag-auditors = Wer geprüft hat, mehrfach möglich
flag-note = Notiz
flag-supervisor = Maßnahmebetreuer/in
flag-named_by = Teamleitung, die sie benannt hat
flag-named_on = Tag der Benennung
flag-until = Neuer letzter Tag
flag-appointment = Termin der Prüfung

## Sätze
cli-within-shape = „{ $text }“ ist keine Spanne wie 30d (Tage), 4w (Wochen) oder 2m (Monate).
cli-audit-free-day = Der Termin liegt auf einem arbeitsfreien Tag: { $value }.
cli-audit-late = Der Termin liegt hinter dem letzten Tag ({ $value }); bis dahin bleibt die Prüfung überfällig.
cli-audit-notice = Angekündigt mit { $value } Arbeitstagen Vorlauf; üblich sind zwei bis vier.

## Spalten
listed-utilisation = Auslastung %
listed-provider = Träger
listed-done = Erledigt am
listed-announced_on = Angekündigt am
listed-land = Land
listed-place = Ort
listed-result = Ergebnis
listed-share = Anteil %
audit-result-passed = ohne Beanstandung
audit-result-deficient = mit Mängeln
help-ratings-forward = An die Bewertenden weiterleiten; die vier Wochen beginnen
help-ratings-answer = Antworten eintragen
help-ratings-close = Abschließen: danach ist die Bewertung Nachweis und bleibt, wie sie ist
flag-rater = Wer bewertet
flag-values = Punkte zu einer Frage, mehrfach: NUMMER=PUNKTE[:NOTIZ], ohne Punkte = nicht beantwortet
cli-answer-shape = „{ $text }“ hat nicht die Form NUMMER=PUNKTE[:NOTIZ] mit einer Nummer von 1 bis { $count }.
cli-rating-notable = Die Bewertung ist auffällig: Vor dem Abschluss braucht sie Erläuterung und Handlungsempfehlung.
listed-soft = Mittel weich
listed-hard = Mittel hart
listed-notable = Auffällig
