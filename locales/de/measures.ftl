### Der Reiter Maßnahmen: Listen, eine Maßnahme, ein Träger, Schritte.

## Listen
measures-running = Laufende Maßnahmen
measures-running-none = Heute läuft keine Maßnahme. Mit n entsteht eine, mit a stehen alle da; ringbuch import measures DATEI liest viele auf einmal.
measures-planned = Geplant, ausgeschrieben, vergeben
measures-planned-none = Keine Maßnahme ist geplant, ausgeschrieben oder vergeben. Mit n entsteht eine.
measures-ended = Beendet und abgesagt
measures-ended-none = Noch keine Maßnahme ist zu Ende.
measures-all = Alle Maßnahmen
measures-none = Noch keine Maßnahmen. Mit n entsteht eine; ringbuch import measures DATEI liest viele auf einmal.
measures-providers = Träger
providers-none = Noch keine Träger. Mit n entsteht einer; ringbuch import providers DATEI liest viele auf einmal.
column-measure = Nummer
column-provider = Träger
column-start = Beginn
column-end = Ende
column-places = Pl.
column-use = Ausl.
column-running = Laufend
column-measures = Gesamt
column-deficiencies = Mängel
column-accredited = Zugelassen
column-contact = Ansprechperson
measure-late-audit = Prüfung
measure-late-deficiency = Mangel
measure-late-both = Fristen
measure-talk-due = Gespräch

## Eine Maßnahme
measure-dates = Zeitraum
measure-extension = Verlängert
measure-extended = am { $on } von { $from } auf { $to }: { $reason }
measure-places = { $n }, { $place }
measure-named = { $who } (benannt: { $by })
measure-talk = Trägergespräch
measure-talk-open = steht noch aus
measure-before = Vorgänger
measure-success = { $share } % integriert ({ $n } von { $all })
measure-use = Auslastung { $month }: { $share } % { $mark }
measure-use-none = Auslastung: noch keine Zahl
measure-use-missing = Ohne Zahl: { $months }
measure-overdue = { $n ->
    [one] 1 Tag überfällig
   *[other] { $n } Tage überfällig
}
measure-until = bis { $day }
measure-appointment = Termin { $day }
measure-audits = Prüfungen ({ $n })
measure-audit-passed = ohne Beanstandung
measure-audit-deficient = mit Mängeln
measure-audit-covered = durch Regelprüfung erledigt
measure-deficiencies = Mängel ({ $n })
measure-ratings = Bewertungen ({ $n })
measure-contacts = Kontakte ({ $n })
measure-not-recorded = noch nicht in { $procedure }
measure-checklist = Checkliste und Akte
measure-checklist-none = noch nichts abgehakt
measure-checklist-done = { $n } von { $all } Aufgaben erledigt
measure-filing-done = { $n } von { $all } abgelegt
measure-review = Erfolgsbeobachtung
measure-tasks = Aufträge ({ $n })
measure-no-parts = Noch nichts dazu. Mit n kommen Kontakt, Prüfung, Bewertung, Mangel oder Auftrag dazu.
rating-notable = auffällig
rating-way = Verlauf
rating-means = Weich / hart
rating-forwarded = weitergeleitet am { $day } an { $who }
rating-answered-on = beantwortet am { $day }
rating-closed-on = abgeschlossen am { $day }
rating-unanswered = { $n ->
    [one] 1 Frage offen
   *[other] { $n } Fragen offen
}
rating-notable-soft = Mittel der weichen Faktoren
rating-notable-hard = Mittel der harten Faktoren
rating-notable-answers = { $n ->
    [one] eine weiche Antwort
   *[other] { $n } weiche Antworten
}
rating-still-missing = fehlt noch
rating-not-sent = noch nicht weitergeleitet

## Ein Träger
provider-deficiencies = Offene Mängel ({ $n })
provider-measures = Maßnahmen ({ $n })
provider-ratings = Bewertungen, die neueste zuerst ({ $n })
provider-ended = Frühere Maßnahmen ({ $n })
provider-no-measures = Noch keine Maßnahme bei diesem Träger. Mit n entsteht eine.
measure-provider-new = neu: Anlass für eine externe Prüfung
measure-provider-absent = lange nicht dabei: Anlass für eine externe Prüfung
provider-trend-soft = Weich, im Verlauf
provider-trend-hard = Hart, im Verlauf
review-on = Ausgewertet am
review-share = { $share } % integriert
review-taken = Erfolgsbeobachtung vermerkt.

## Neu zu einer Maßnahme
new-part-title = Neu zu dieser Maßnahme
new-part-contact = Kontakt
new-part-deficiency = Mangel
new-part-rating = Bewertung
new-part-audit-occasion = Prüfung aus Anlass
new-part-audit-supplier = Prüfung im Lieferantenmanagement
new-part-audit-external = Externe Prüfung
new-part-task = Auftrag

## Schritte
measure-step-title = Was ist geschehen?
measure-step-tender = Ausgeschrieben
measure-step-award = Zuschlag erteilt
measure-step-talk = Gespräch mit dem Träger geführt
measure-step-extend = Verlängert
measure-step-report = Abschlussbericht geprüft
measure-step-anomalies = Auffälligkeiten an die Qualitätssicherung gemeldet
measure-step-cancel = Abgesagt
measure-step-none = Für diese Maßnahme ist kein Schritt mehr offen.
measure-step-taken = { $step }: { $title }
measure-new-end = Neues Ende
measure-agreed-on = Vereinbart am
measure-reason = Grund
ask-delete-measure = „{ $title }“ mit allem löschen, was nur dazu gehört?
ask-delete-part = „{ $title }“ löschen?

## Schritte einer Bewertung
rating-step-title = Was ist geschehen?
rating-step-forward = Zur Bewertung weitergeleitet
rating-step-answer = Beantwortet
rating-step-close = Abschließen
rating-step-edit = Angaben ändern
rating-taken-forward = Weitergeleitet; die Frist läuft.
rating-taken-answer = Als beantwortet vermerkt.
rating-taken-talk = Auffällig: Das Gespräch mit dem Träger ist jetzt ein Auftrag.
rating-taken-close = Abgeschlossen. Die Bewertung bleibt nun, wie sie ist.

reports-title = Bericht als Datei
report-menu-use = Auslastung { $month }
report-menu-free = Freie Plätze laufender Maßnahmen
report-menu-ratings = Bewertungen des Quartals bis { $day }
