### Auswahlen, Zustände und Arten, wie Formulare, Listen und Ausgaben sie zeigen.
### …-also: weitere Schreibweisen, die gelesen werden, durch ; getrennt.

## Arten von Einträgen
kind-municipality = Kommune
kind-ring = Vergleichsring
kind-membership = Mitgliedschaft
kind-person = Person
kind-meeting = Sitzung
kind-agenda_item = Tagesordnungspunkt
kind-line = Protokollzeile
kind-outcome = Ergebnis
kind-task = Auftrag
kind-topic = Thema
kind-provider = Träger
kind-measure = Maßnahme
kind-audit = Prüfung
kind-contact = Kontakt
kind-checklist = Checkliste
kind-utilisation = Auslastung
kind-rating = Bewertung
kind-deficiency = Mangel
kind-review = Erfolgsbeobachtung
kind-duty = Erledigte Pflicht
kind-house_rules = Hausregeln
kind-named = { $kind } „{ $title }“

## Ja und nein
choice-bool-yes = ja
choice-bool-yes-also = yes; 1; x; wahr; j; y
choice-bool-no = nein
choice-bool-no-also = no; 0; falsch; n; -

## Art der Kommune
choice-municipality_kind-district = Landkreis
choice-municipality_kind-district-also = Kreis; LK
choice-municipality_kind-city = Stadt
choice-municipality_kind-city-also = kreisfreie Stadt; Stadtkreis

## Länder
choice-land-BW = Baden-Württemberg
choice-land-BY = Bayern
choice-land-BE = Berlin
choice-land-BB = Brandenburg
choice-land-HB = Bremen
choice-land-HH = Hamburg
choice-land-HE = Hessen
choice-land-MV = Mecklenburg-Vorpommern
choice-land-NI = Niedersachsen
choice-land-NW = Nordrhein-Westfalen
choice-land-RP = Rheinland-Pfalz
choice-land-SL = Saarland
choice-land-SN = Sachsen
choice-land-ST = Sachsen-Anhalt
choice-land-SH = Schleswig-Holstein
choice-land-TH = Thüringen

## Rollen
choice-role-moderator = Moderation
choice-role-moderator-also = Moderator; Moderatorin
choice-role-project_lead = Projektleitung
choice-role-speaker = Ringsprecher/in
choice-role-speaker-also = Ringsprecher; Ringsprecherin; Sprecher; Sprecherin
choice-role-coordinator = Maßnahmekoordination
choice-role-coordinator-also = Maßnahmekoordinator; Maßnahmekoordinatorin
choice-role-supervisor = Maßnahmebetreuung
choice-role-supervisor-also = Maßnahmebetreuer; Maßnahmebetreuerin
choice-role-quality_officer = Fachkraft Steuerung & Qualitätssicherung
choice-role-team_lead = Teamleitung
choice-role-coordinating_manager = Koordinierende Führungskraft
choice-role-management = Bereichs-/Geschäftsleitung
choice-role-management-also = Geschäftsleitung; Bereichsleitung
choice-role-evaluator = Werter/in
choice-role-evaluator-also = Werter; Werterin
choice-role-mailbox_keeper = Postfachbetreuung
choice-role-reader = Nur Lesen

## Art der Sitzung
choice-meeting_kind-ring = Ringsitzung
choice-meeting_kind-ring-also = Vergleichsringsitzung
choice-meeting_kind-speakers = Sprechersitzung
choice-meeting_kind-symposium = Fachtagung
choice-meeting_kind-provider_talk = Trägergespräch
choice-meeting_kind-steering = Steuerung

## Zustand der Sitzung und ihres Protokolls
choice-meeting_state-planned = geplant
choice-meeting_state-invited = eingeladen
choice-meeting_state-running = läuft
choice-meeting_state-minuted = protokolliert
choice-meeting_state-reported = berichtet
choice-meeting_state-cancelled = abgesagt
choice-minutes_state-draft = Entwurf
choice-minutes_state-sent = versandt
choice-minutes_state-approved = genehmigt
choice-minutes_state-corrected = berichtigt
forbids-not_on_a_meeting_day = heute ist keiner ihrer Tage
forbids-not_begun_yet = noch nicht begonnen

## Sprachen
choice-language-de = Deutsch
choice-language-en = Englisch

## Art des Tagesordnungspunkts
choice-item_kind-welcome = Begrüßung
choice-item_kind-task_review = Stand der Aufträge
choice-item_kind-news = Aktuelles
choice-item_kind-indicators = Kennzahlenvergleich
choice-item_kind-practice_comparison = Praxisvergleich
choice-item_kind-good_example = Gutes Beispiel
choice-item_kind-topic = Thema
choice-item_kind-agreements = Vereinbarungen
choice-item_kind-next_meeting = Nächste Sitzung
choice-item_kind-break = Pause
choice-item_kind-approval = Genehmigung des Protokolls

## Art des Ergebnisses
choice-outcome_kind-decision = Beschluss
choice-outcome_kind-task = Auftrag
choice-outcome_kind-finding = Feststellung
choice-outcome_kind-success_factor = Erfolgsfaktor
choice-outcome_kind-approach = Handlungsansatz
choice-outcome_kind-good_practice = Gutes Beispiel
choice-outcome_kind-position = Fachliche Position
choice-outcome_kind-open_question = Offene Frage

## Wer ein Ergebnis lesen darf
choice-audience-ring = der Ring
choice-audience-ring-also = Ring
choice-audience-all = alle Kommunen
choice-audience-all-also = alle
choice-audience-public = öffentlich

## Aufträge
choice-task_state-open = offen
choice-task_state-done = erledigt
choice-task_state-dropped = entfallen
choice-task_source-manual = von Hand
choice-task_source-project_lead = Projektleitung
choice-task_source-management = Leitung
choice-task_source-outcome = Sitzung
choice-task_source-preparation = Vorbereitung
choice-task_source-rating = Bewertung
choice-task_source-deficiency = Mangel
choice-task_source-measure = Maßnahme

## Maßnahmen
choice-procurement-purchasing_centre = Vergabe
choice-procurement-purchasing_centre-also = REZ; rez; Einkauf; Vergabe REZ
choice-procurement-negotiated = preisverhandelt
choice-procurement-negotiated-also = verhandelt; freihändig; Verhandlungsvergabe
choice-procurement-voucher = Gutschein
choice-procurement-voucher-also = AVGS; BGS; Bildungsgutschein
choice-procurement-grant = Zuwendung
choice-procurement-grant-also = Bescheid; Zuwendung/Bescheid
choice-procurement-other = sonstige
choice-procurement-other-also = andere; Einzelfall; Einzelförderung
choice-measure_status-planned = geplant
choice-measure_status-planned-also = in Planung
choice-measure_status-tendered = ausgeschrieben
choice-measure_status-tendered-also = Ausschreibung
choice-measure_status-awarded = vergeben
choice-measure_status-awarded-also = Zuschlag; bezuschlagt
choice-measure_status-running = läuft
choice-measure_status-running-also = laufend
choice-measure_status-ended = beendet
choice-measure_status-ended-also = abgeschlossen
choice-measure_status-cancelled = abgesagt
choice-measure_status-cancelled-also = aufgehoben; storniert

## Prüfungen
choice-audit_kind-regular_3_months = Regelprüfung nach 3 Monaten
choice-audit_kind-regular_3_months-also = 3 Monate; 3M
choice-audit_kind-regular_9_months = Regelprüfung nach 9 Monaten
choice-audit_kind-regular_9_months-also = 9 Monate; 9M
choice-audit_kind-supplier_management = Lieferantenmanagement
choice-audit_kind-occasion = anlassbezogen
choice-audit_kind-external = extern
choice-audit_status-planned = geplant
choice-audit_status-announced = angekündigt
choice-audit_status-done = durchgeführt
choice-audit_status-waived = entfällt
choice-prompted_by-job_centre = Jobcenter
choice-prompted_by-customer_reaction = Kundenreaktionsmanagement
choice-prompted_by-customer_reaction-also = KRM
choice-prompted_by-department = Fachbereich

## Kontakte
choice-contact_kind-visit = Kontaktbesuch
choice-contact_kind-visit-also = Besuch
choice-contact_kind-audit = Maßnahmeprüfung
choice-contact_kind-audit-also = Prüfung
choice-contact_kind-talk = Gespräch
choice-contact_kind-talk-also = Telefonat; Telefon
choice-contact_kind-letter = Schreiben
choice-contact_kind-letter-also = Brief; Mail; E-Mail

## Bewertungen
choice-occasion-regular = regelmäßig
choice-occasion-occasion = anlassbezogen
choice-rating_phase-during = während der Maßnahme
choice-rating_phase-during-also = während
choice-rating_phase-after = nach Maßnahmeende
choice-rating_phase-after-also = nach; nachher

## Mängel
choice-severity-minor = gering
choice-severity-minor-also = leicht
choice-severity-major = erheblich
choice-severity-severe = schwerwiegend
choice-severity-severe-also = schwer
choice-deficiency_state-found = festgestellt
choice-deficiency_state-demanded = aufgefordert
choice-deficiency_state-quality_officer = bei der Qualitätssicherung
choice-deficiency_state-escalated = Stufe 2
choice-deficiency_state-remedied = behoben
choice-deficiency_state-withdrawn = zurückgenommen
choice-deficiency_state-contract_ended = Vertrag beendet

## Erfolgsbeobachtung
choice-review_status-open = offen
choice-review_status-done = erledigt
choice-review_status-waived = entfällt

## Pflichten
choice-duty_kind-measure_information = Maßnahmeinfo mit freien Plätzen
choice-duty_kind-utilisation_report = Auslastungsbericht
choice-duty_kind-rating_data = Bewertungsdaten erhalten
choice-duty_kind-rating_review = Bewertungsdaten gesichtet
choice-duty_kind-rating_report = Bericht zu den Bewertungen
choice-duty_kind-rating_assessment = Bewertung durch die Leitung

## Hausregeln
choice-after_end-bring_forward = vorziehen
choice-after_end-keep = beibehalten
choice-after_end-drop = entfallen lassen
choice-local_holiday-peace_festival = Augsburger Friedensfest
choice-local_holiday-assumption = Mariä Himmelfahrt
choice-local_holiday-corpus_christi = Fronleichnam
