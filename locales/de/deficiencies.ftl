### Mängel: der Reiter, die Schritte des Verfahrens, die Befehle.

## Schritte, wie man sie tut
step-demand = Schriftlich auffordern
step-file-letter = Schreiben ablegen
step-remedied = Als behoben vermerken
step-insufficient = Nachbesserung reicht nicht
step-extend = Frist verlängern
step-involve = Qualitätssicherung einschalten
step-advise = Rat des Einkaufs vermerken
step-escalate = Einkauf einschalten (Stufe 2)
step-inform-divisional = Bereichsleitung über Stufe 2 informieren
step-inform-general = Geschäftsleitung über Stufe 2 informieren
step-withdraw = Zurücknehmen
step-end-contract = Vertrag beendet
step-check-effectiveness = Wirksamkeit prüfen

## Was ein Schritt wissen will
step-on = Am
step-announced-on = Bekanntgabe am
step-deadline = Frist
step-new-deadline = Neue Frist
step-stands = Tag steht fest
step-filed-on = Abgelegt am
step-verified-on = Festgestellt am
step-verified-by = Festgestellt durch
step-evidence = Nachweis
step-reported-on = Rückmeldung am
step-still-missing = Was noch fehlt
step-involved-on = Eingeschaltet am
step-officer = Fachkraft
step-audit-service = Auch Prüfdienst
step-advised-on = Beraten am
step-advice = Rat
step-escalated-on = Eingeschaltet am
step-ground = Anlass
step-reason = Begründung
step-agreed-with = Abgestimmt mit
step-informed-on = Informiert am
step-contract-ended-on = Beendet am
step-checked-on = Geprüft am
step-effective = Wirksam
step-seen = Beobachtung
step-deadline-hint = Tag (15.12.) oder Dauer ab Bekanntgabe: 14t, 2w, 1m
step-extension-hint = Tag (15.12.) oder Dauer ab altem Fristende: 2w
step-deadline-is = Frist bis { $day }
step-deadline-moved = Frist bis { $day }; verschoben von { $from } ({ $why })
step-deadline-stands = Frist bis { $day }, obwohl der Tag arbeitsfrei ist ({ $why }): § 26 Abs. 3 Satz 2 oder Abs. 5 SGB X
step-weekend = Wochenende
step-task-moot = Der Mangel ist abgeschlossen.
step-ask-letter = Aufgefordert. Das Schreiben an den Träger jetzt als Datei schreiben?
step-ask-notice = Stufe 2 ist vermerkt. Die Mitteilung an den Einkauf jetzt als Datei schreiben?

## Anlass der Stufe 2
choice-deficiency_ground-not_met = Aufforderung nicht erfüllt
choice-deficiency_ground-insufficient = unzureichend erfüllt
choice-deficiency_ground-not_expected = ordnungsgemäße Leistung nicht mehr zu erwarten
choice-deficiency_ground-severe = schwerwiegender Verstoß

## Was getan wurde
told-demanded = Schriftlich aufgefordert, Frist bis { $day }{ $stands ->
    [yes] {" "}(steht fest)
   *[other] {""}
}
told-extended = Frist verlängert bis { $day }{ $stands ->
    [yes] {" "}(steht fest)
   *[other] {""}
}
told-letter-filed = Schreiben abgelegt
told-insufficient = Nachbesserung reicht nicht: { $note }
told-quality-officer = Qualitätssicherung eingeschaltet
told-audit-service = Qualitätssicherung und Prüfdienst eingeschaltet
told-advised = Rat des Einkaufs: { $note }
told-escalated = Einkauf eingeschaltet, { $ground }: { $reason }
told-agreed = (abgestimmt mit { $name })
told-informed-divisional = Bereichsleitung informiert
told-informed-general = Geschäftsleitung informiert
told-remedied = Behoben, festgestellt durch { $name }.
told-withdrawn = Zurückgenommen: { $reason }
told-contract-ended = Vertrag beendet: { $reason }
told-effective = Wirksamkeit geprüft: Die Abhilfe hält.
told-not-effective = Wirksamkeit geprüft: Die Abhilfe hält nicht.

## Was als Nächstes ansteht
next-escalate = Einkauf einschalten
next-involve_quality_officer = QS einschalten
next-decide = Stufe 2 oder mehr Zeit
next-inform_divisional = Bereichsleitung informieren
next-inform_general = Geschäftsleitung informieren
next-demand = auffordern
next-file_letter = Schreiben ablegen
next-follow_up = Rückmeldung prüfen
next-close = Stufe 2 abschließen
next-check_effectiveness = Wirksamkeit prüfen
next-by-coordinator = Koordination
next-by-supervisor = Betreuung
next-by-quality_officer = QS

## Der Reiter
deficiencies-open = Offene Mängel
deficiencies-overdue = Mängel mit abgelaufener Frist
deficiencies-board = Mängel nach Stufen
deficiencies-none = Kein Mangel ist offen. n erfasst einen; B zeigt auch die abgeschlossenen der letzten zwölf Monate.
deficiencies-none-overdue = Keine Frist ist abgelaufen. Mit o stehen wieder alle offenen da.
deficiencies-none-board = Kein Mangel ist offen, und in den letzten zwölf Monaten wurde keiner abgeschlossen.
deficiencies-lane-found = Festgestellt
deficiencies-lane-1 = Stufe 1
deficiencies-lane-2 = Stufe 2
deficiencies-lane-closed = Abgeschlossen
deficiencies-again = Wdh.: { $what }
deficiencies-until = bis { $day }
deficiencies-late = { $day }, +{ $n } { $n ->
    [one] Tag
   *[other] Tage
}
deficiencies-closed = { $state } { $day }
deficiencies-next = Als Nächstes
deficiencies-next-none = Nichts mehr zu tun.
deficiencies-story = Verlauf
deficiencies-story-none = Noch kein Schritt.
deficiencies-tasks = Aufträge daraus
deficiencies-repeats = Gleicher Art wie #{ $id } vom { $day } beim selben Träger
deficiencies-steps = Schritte: { $title }
deficiencies-not-now = Nicht jetzt: { $why }
deficiencies-late-since = seit { $n ->
    [one] einem Tag
   *[other] { $n } Tagen
} abgelaufen
column-deficiency-measure = Maßnahme
column-deficiency-provider = Träger
column-deficiency-what = Mangel
column-deficiency-deadline = Frist
column-deficiency-late = Tage
column-deficiency-next = Als Nächstes
column-deficiency-who = Wer
fact-deficiency-measure = Maßnahme
fact-deficiency-provider = Träger
fact-deficiency-found = Festgestellt
fact-deficiency-severity = Schwere
fact-deficiency-kind = Art
fact-deficiency-state = Stand
fact-deficiency-deadline = Frist
fact-deficiency-repeat = Wiederholung
fact-deficiency-audit = Prüfung
ask-delete-deficiency = Mangel „{ $title }“ löschen? Er liegt danach im Verlauf und lässt sich zurückholen.

## Befehle
help-deficiencies = Mängel und ihr Verfahren
help-deficiencies-list = Mängel auflisten, die dringendsten zuerst
help-deficiencies-raise = Einen Mangel erfassen
help-deficiencies-demand = Stufe 1: als schriftlich aufgefordert vermerken
help-deficiencies-filed = Das Schreiben als abgelegt vermerken
help-deficiencies-remedied = Als behoben vermerken
help-deficiencies-insufficient = Vermerken, dass die Nachbesserung nicht reicht
help-deficiencies-extend = Die Frist verlängern; gerechnet ab dem bisherigen Ende
help-deficiencies-involve = Die Fachkraft Steuerung & Qualitätssicherung einschalten
help-deficiencies-advise = Den Rat des Einkaufs vermerken
help-deficiencies-escalate = Stufe 2: den Einkauf einschalten
help-deficiencies-inform = Vermerken, dass die Leitung über Stufe 2 informiert ist
help-deficiencies-withdraw = Zurücknehmen, mit Grund
help-deficiencies-end-contract = Vermerken, dass der Vertrag darüber endete
help-deficiencies-effectiveness = Vermerken, ob die Abhilfe hält
help-deficiencies-steps = Welche Schritte jetzt möglich sind, und was den anderen entgegensteht
flag-open = Nur Offenes
flag-stage = Nur diese Stufe: 0 festgestellt, 1 aufgefordert, 2 Einkauf eingeschaltet
flag-severity = Schwere: gering, erheblich, schwerwiegend
flag-kind = Art des Mangels in wenigen Wörtern; daran wird eine Wiederholung erkannt
flag-found_on = Tag der Feststellung
flag-audit = Prüfung, in der er gefunden wurde
flag-deadline = Letzter Tag; fällt er auf einen freien Tag, gilt der nächste Werktag
flag-new_deadline = Neuer letzter Tag
flag-span = Dauer: 14d Tage, 2w Wochen, 1m Monate
flag-stands = Der Tag gilt auch, wenn er arbeitsfrei ist (§ 26 Abs. 3 Satz 2, Abs. 5 SGB X)
flag-verified_by = Wer die Abhilfe festgestellt hat; sonst die handelnde Person
flag-evidence = Woran das zu sehen war
flag-officer = Fachkraft, die eingeschaltet wird
flag-audit_service = Auch den Prüfdienst einschalten
flag-ground = Anlass: nicht erfüllt, unzureichend, nicht zu erwarten oder schwerwiegend; sonst der, der feststeht
flag-agreed_with = Mit wem das abgestimmt ist
flag-level = Bereichsleitung oder Geschäftsleitung
flag-not_effective = Die Abhilfe hält nicht
cli-span-shape = „{ $text }“ ist keine Dauer wie 14d (Tage), 2w (Wochen) oder 1m (Monate).
cli-step-taken = Mangel #{ $id }: { $told }
cli-step-task = Auftrag angelegt: { $text } (bis { $due })
cli-step-task-settled = Auftrag abgeschlossen: { $text }
listed-stage = Stufe
listed-next_step = Als Nächstes
listed-next_by = Wer
listed-next_until = Bis
listed-repeat_of = Wiederholt
listed-step = Schritt
listed-allowed = Jetzt möglich
listed-why_not = Was entgegensteht
flag-finding = Was festgestellt wurde
flag-of_measure = Die Maßnahme, um die es geht
