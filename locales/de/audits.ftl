### Der Reiter Prüfungen.

## Der Monat
calendar-week = KW
calendar-day = { $date }, KW { $week }
calendar-count = { $n ->
    [0] keine Prüfung
    [one] eine Prüfung
   *[other] { $n } Prüfungen
}{ $overdue ->
    [0] {""}
   *[other] , { $overdue } überfällig
}
calendar-month = { $month }: { $n ->
    [one] eine Prüfung
   *[other] { $n } Prüfungen
}{ $overdue ->
    [0] {""}
   *[other] , { $overdue } überf.
}

## Die Liste
audits-upcoming = Prüfungen: was ansteht
audits-overdue = Überfällige Prüfungen
audits-month = Prüfungen im { $month }
audits-day = Prüfungen am { $date }
audits-by-place = { $title }, nach Orten
audits-overdue-heading = Überfällig ({ $n })
audits-ahead = In den nächsten 30 Tagen ({ $n })
audits-place = { $place } ({ $land }): { $n }
audits-no-place = ohne Ort
audits-late = { $n ->
    [one] 1 Tag
   *[other] { $n } Tage
}
audits-none = Nichts überfällig, und in den nächsten 30 Tagen steht nichts an. M zeigt den ganzen Monat, Tab führt in den Kalender.
audits-none-overdue = Keine Prüfung ist überfällig. Mit o steht wieder da, was ansteht.
audits-none-month = In diesem Monat steht keine Prüfung an.
audits-none-day = An diesem Tag steht keine Prüfung an.
column-audit-due = Fällig
column-audit-scheduled = Termin
column-audit-measure = Maßnahme
column-audit-place = Ort
column-audit-responsible = Zuständig
column-audit-kind = Art
column-audit-provider = Träger
column-audit-state = Stand
column-audit-land = Land
column-audit-found = Gefunden
column-audit-deficiency = Mangel
column-audit-day = Tag
audit-kind-3 = 3 Monate
audit-kind-9 = 9 Monate
audit-kind-supplier = Lieferant
audit-kind-occasion = Anlass
audit-kind-external = extern
audit-state-planned = geplant
audit-state-announced = angekündigt
audit-state-passed = ohne Mangel
audit-state-deficient = mit Mangel
audit-state-waived = entfällt
audit-state-covered = abgedeckt

## Eine Prüfung
audit-due = Fällig
audit-scheduled = Termin
audit-state = Stand
audit-kind = Art
audit-provider = Träger
audit-place = Ort
audit-responsible = Zuständig
audit-auditors = Geprüft von
audit-prompted = Veranlasst von
audit-advice = Beratung am
audit-recorded = Fachverfahren
audit-filed = Bericht abgelegt
audit-sent = Ergebnis versandt
audit-yes = erfasst
audit-overdue-since = { $n ->
    [one] überfällig seit einem Tag
   *[other] überfällig seit { $n } Tagen
}
audit-rhythm = nach dem Rhythmus { $date }
audit-after-end = liegt hinter dem Ende der Maßnahme
audit-after-due = nach der Fälligkeit
audit-state-on = { $state } am { $date }
audit-why-cancelled = Maßnahme abgesagt
audit-why-not-demanded = nach den Daten der Maßnahme nicht mehr nötig
audit-sections = Prüfbogen: { $fine } in Ordnung, { $findings ->
    [one] eine Feststellung
   *[other] { $findings } Feststellungen
}, { $open } offen
audit-deficiencies = Mängel aus dieser Prüfung
audit-others = Weitere Prüfungen der Maßnahme
ask-delete-audit = Prüfung „{ $title }“ löschen?
audits-calendar-file = Prüftermine { $date }

## Schritte
audit-told-on = Angekündigt am
audit-done-on = Durchgeführt am
audit-result = Ergebnis
audit-reason = Begründung
audit-step-announce = Prüfung ankündigen: { $measure }
audit-step-done = Prüfung abschließen: { $measure }
audit-step-waive = Prüfung entfällt: { $measure }
audit-is-announced = Angekündigt.
audit-is-done = Durchgeführt, ohne Mangel.
audit-is-deficient = Durchgeführt, mit Mangel.
audit-is-waived = Die Prüfung entfällt.
audit-on-free-day = Das ist ein freier Tag: { $name }.
audit-on-late-day = Das liegt nach der Fälligkeit am { $date }.
audit-notice = { $n ->
    [0] Zwischen Ankündigung und Termin liegt kein Arbeitstag; üblich sind zwei bis vier.
    [one] Zwischen Ankündigung und Termin liegt ein Arbeitstag; üblich sind zwei bis vier.
   *[other] Zwischen Ankündigung und Termin liegen { $n } Arbeitstage; üblich sind zwei bis vier.
}
audit-moved = Termin: { $date }.
audits-moved = { $n } Termine verschoben{ $warned ->
    [0] .
   *[other] , davon auf freien Tagen oder nach der Fälligkeit: { $warned }.
}
export-calendar = Kalenderdatei (.ics)
audits-narrow-title = Nur Prüfungen von …
audits-narrow-not = Alle zeigen
audits-narrow-note = { $kind }, { $n }
audits-narrow-nothing = Hier steht nichts, worauf sich eingrenzen ließe.
audits-no-appointments = Hier steht keine Prüfung, deren Termin in einen Kalender könnte.
audit-demand-first = Die Frist fehlt noch: Das Schreiben entsteht mit der Aufforderung beim Mangel.
audit-now-recorded = Im Fachverfahren erfasst.
audit-not-recorded = Noch nicht im Fachverfahren erfasst.
calendar-land = Feiertage: { $land }

## Prüfbogen
sheet-audit = Prüfbogen { $measure }
sheet-audit-kind = Prüfung
sheet-audit-none = Der Leitfaden hat keine Abschnitte.
sheet-verdict = Bewertung
sheet-note = Bemerkung
verdict-fine = in Ordnung
verdict-finding = Feststellung
verdict-not_applicable = entfällt
verdict-open = offen
sheet-audit-guideline-wrong = Der eigene Leitfaden (guideline.toml) lässt sich nicht lesen; F7 sagt, in welcher Zeile.
