### Die Demonstration. Alles hier ist erfunden; nur die Namen der Kommunen sind echt.

demo-ring-criteria = Beispielring, gebildet nach der SGB-II-Quote 2021. Kein echter Vergleichsring.
demo-organisation-contractor = Vergleichsringbüro (Beispiel)
demo-organisation-member = Jobcenter { $name }
demo-function-moderator = Moderation der Vergleichsringe (erfundene Person)
demo-function-project_lead = Projektleitung (erfundene Person)
demo-function-speaker = Ringsprecher/in (erfundene Person)
demo-function-management = Leitung des Jobcenters (erfundene Person)

demo-cancelled = Zu wenige Zusagen
demo-speakers-place = Berlin
demo-symposium-title = Fachtagung { $year }: { $theme }
demo-steering-place = Videokonferenz

## Vorbereitung und Einzelaufträge
demo-preparation-1 = Tagungsraum und Verpflegung bestätigen
demo-preparation-2 = Datenblätter zu den Kennzahlen verschicken
demo-task-1 = Zwischenstand für den Arbeitskreis zusammenstellen
demo-task-2 = Verteiler der Ansprechpersonen prüfen
demo-task-3 = Terminvorschläge für das nächste Jahr abstimmen
demo-task-4 = Auswertung der Rückmeldungen zur letzten Fachtagung vorlegen
demo-task-5 = Gemeinsames Glossar pflegen
demo-task-dropped = wird mit dem Jahresbericht erledigt

## Was in jeder Sitzung vorkommt
demo-welcome-1 = Die Moderation begrüßt die Teilnehmenden und dankt der gastgebenden Kommune.
demo-welcome-2 = Die Tagesordnung wird ohne Änderungen angenommen.
demo-note = Anreise beim nächsten Mal früher einplanen
demo-review = Offene Aufträge werden der Reihe nach durchgesprochen.
demo-approval = Das Protokoll der letzten Sitzung wird ohne Änderungen genehmigt.
demo-news-1 = - Personalbemessung: zwei Kommunen haben den Betreuungsschlüssel überprüft
demo-news-2 = - Haushalt: die Verteilung des Eingliederungstitels ist überall beschlossen
demo-news-3 = - Räume: ein Standort zieht um, die Eingangszone bleibt erreichbar
demo-indicators-1 = Die Moderation stellt den Vergleich der Kennzahlen vor; die Datenblätter lagen allen vor.
demo-indicators-2 = Auffällige Veränderungen werden einzeln besprochen.
demo-indicators-finding = Die Spannweite im Ring ist bei der Integrationsquote größer als im Vorjahr
demo-indicators-question = Wie wirken sich geänderte Zuständigkeiten auf die Quote aus?
demo-agreements-decision-1 = Der Ring setzt das Thema in der nächsten Sitzung fort
demo-agreements-decision-2 = Unterlagen werden künftig zwei Wochen vor der Sitzung verschickt
demo-agreements-decision-3 = Gute Beispiele werden einheitlich auf einer Seite beschrieben
demo-agreements-task-1 = Steckbrief des guten Beispiels an alle senden
demo-agreements-task-2 = Protokollentwurf abstimmen und versenden
demo-agreements-task-3 = Rückfragen zu den Kennzahlen sammeln
demo-next = Die nächste Sitzung findet wie geplant statt.

## Themen
demo-theme-1-title = Digitale Antragstellung und elektronische Akte
demo-theme-1-text-1 = Mehrere Kommunen berichten, wie Anträge vollständig elektronisch eingehen.
demo-theme-1-text-2 = Unterschiede gibt es vor allem beim Scannen und bei der Zuordnung der Post.
demo-theme-1-decision = Die Kommunen tauschen ihre Aktenpläne aus
demo-theme-1-task-1 = Aktenplan als Muster bereitstellen
demo-theme-1-task-2 = Bearbeitungszeiten vor und nach der Umstellung erheben
demo-theme-1-finding = Elektronisch gestellte Anträge sind seltener unvollständig
demo-theme-1-success_factor = Das Scannen liegt an einer Stelle und nicht in jedem Team
demo-theme-1-approach = Hilfe beim Ausfüllen im Wartebereich anbieten
demo-theme-1-assessment = mit wenig Aufwand übertragbar
demo-theme-1-good_practice = Lotsinnen und Lotsen begleiten den Antrag am Bildschirm
demo-theme-1-position = Die Schriftform sollte für Veränderungsmitteilungen entfallen
demo-theme-1-open_question = Wie lange müssen Papierunterlagen nach dem Scannen aufbewahrt werden?
demo-theme-1-topic = Posteingang der Widerspruchsstelle

demo-theme-2-title = Integration von Langzeitleistungsbeziehenden
demo-theme-2-text-1 = Die Runde vergleicht, wie die Zielgruppe ausgewählt und angesprochen wird.
demo-theme-2-text-2 = Entscheidend ist nach Ansicht vieler die Dichte der Kontakte.
demo-theme-2-decision = Der Ring beobachtet die Kontaktdichte in allen Mitgliedskommunen ein Jahr lang
demo-theme-2-task-1 = Erhebungsbogen zur Kontaktdichte entwerfen
demo-theme-2-task-2 = Erfahrungen mit Arbeitsgelegenheiten zusammenfassen
demo-theme-2-finding = Kleine Teams mit festem Bestand halten den Kontakt besser
demo-theme-2-success_factor = Coaching beginnt vor der Beschäftigung und endet nach ihr
demo-theme-2-approach = Betriebsnahes Coaching mit festen Ansprechpersonen
demo-theme-2-assessment = wirksam, bindet aber Personal
demo-theme-2-good_practice = Jobmesse nur für Beschäftigung nach § 16i SGB II
demo-theme-2-position = Förderungen nach § 16i SGB II brauchen verlässliche Mittel über mehrere Jahre
demo-theme-2-open_question = Welche Kennzahl bildet soziale Teilhabe ab?
demo-theme-2-topic = Übergang aus geförderter in ungeförderte Beschäftigung

demo-theme-3-title = Zusammenarbeit mit Arbeitgebern
demo-theme-3-text-1 = Die Kommunen stellen ihre Arbeitgeberteams vor.
demo-theme-3-text-2 = Kleine Betriebe werden überall am schwersten erreicht.
demo-theme-3-decision = Der Ring erarbeitet einen gemeinsamen Leitfaden für Betriebsbesuche
demo-theme-3-task-1 = Gliederung des Leitfadens verschicken
demo-theme-3-task-2 = Zahlen zu Probearbeit und Praktika beisteuern
demo-theme-3-finding = Feste Ansprechpersonen werden von Betrieben am häufigsten gelobt
demo-theme-3-success_factor = Vermittlung und Arbeitgeberteam sitzen Tür an Tür
demo-theme-3-approach = Bewerbertage im Betrieb statt im Amt
demo-theme-3-assessment = hoher Nutzen bei mittlerem Aufwand
demo-theme-3-good_practice = Monatliches Frühstück mit Handwerksbetrieben
demo-theme-3-position = Eingliederungszuschüsse sollten schneller bewilligt werden können
demo-theme-3-open_question = Wie lassen sich Stellen aus Nachbarkreisen besser nutzen?
demo-theme-3-topic = Gemeinsamer Auftritt auf Ausbildungsmessen

demo-theme-4-title = Übergang von der Schule in den Beruf
demo-theme-4-text-1 = Vorgestellt werden Jugendberufsagenturen mit und ohne gemeinsames Haus.
demo-theme-4-text-2 = Der Datenaustausch bleibt die größte Hürde.
demo-theme-4-decision = Die Kommunen erproben einen gemeinsamen Einwilligungsbogen
demo-theme-4-task-1 = Entwurf des Einwilligungsbogens mit dem Datenschutz abstimmen
demo-theme-4-task-2 = Ansprechpersonen der Schulen zusammentragen
demo-theme-4-finding = Ein gemeinsames Haus verkürzt die Wege, ersetzt aber keine Absprachen
demo-theme-4-success_factor = Fallbesprechungen finden an festen Tagen statt
demo-theme-4-approach = Sprechstunden in den Abschlussklassen
demo-theme-4-assessment = gut angenommen, früh im Schuljahr beginnen
demo-theme-4-good_practice = Begleitung in den ersten hundert Tagen der Ausbildung
demo-theme-4-position = Der Rechtskreiswechsel darf keine Betreuungslücke schaffen
demo-theme-4-open_question = Wer begleitet Jugendliche ohne Leistungsbezug?
demo-theme-4-topic = Aufsuchende Arbeit mit jungen Menschen

demo-theme-5-title = Alleinerziehende und Kinderbetreuung
demo-theme-5-text-1 = Die Runde sammelt, woran die Arbeitsaufnahme im Alltag scheitert.
demo-theme-5-text-2 = Randzeiten der Betreuung werden überall genannt.
demo-theme-5-decision = Der Ring lädt zur nächsten Sitzung ein Jugendamt ein
demo-theme-5-task-1 = Vortrag zur Betreuung in Randzeiten anfragen
demo-theme-5-task-2 = Angebote für Teilzeitausbildung auflisten
demo-theme-5-finding = Teilzeitausbildung ist bei Betrieben noch wenig bekannt
demo-theme-5-success_factor = Die Beratung kennt die freien Betreuungsplätze
demo-theme-5-approach = Gruppenangebote mit Kinderbetreuung im Haus
demo-theme-5-assessment = aufwendig, wird aber sehr geschätzt
demo-theme-5-good_practice = Notfallplätze in Zusammenarbeit mit Tagespflegepersonen
demo-theme-5-position = Betreuungszeiten müssen zu Schichtarbeit passen
demo-theme-5-open_question = Wie werden Aufstockende ohne Ganztagsplatz gezählt?
demo-theme-5-topic = Wiedereinstieg nach der Elternzeit

demo-theme-6-title = Gesundheit und Rehabilitation
demo-theme-6-text-1 = Berichtet wird über die Zusammenarbeit mit Krankenkassen und Rentenversicherung.
demo-theme-6-text-2 = Viele Angebote sind den Fachkräften nicht bekannt.
demo-theme-6-decision = Eine gemeinsame Übersicht der Gesundheitsangebote wird angelegt
demo-theme-6-task-1 = Übersicht der Gesundheitsangebote beginnen
demo-theme-6-task-2 = Krankenkassen zur nächsten Sitzung einladen
demo-theme-6-finding = Freiwillige Angebote werden häufiger bis zum Ende besucht
demo-theme-6-success_factor = Eine Ansprechperson für Gesundheit in jedem Team
demo-theme-6-approach = Gesundheitssprechstunde ohne Anmeldung
demo-theme-6-assessment = leicht einzuführen
demo-theme-6-good_practice = Bewegungsgruppe in der Mittagspause einer Maßnahme
demo-theme-6-position = Zuständigkeiten für Rehabilitation müssen vor Ort klärbar sein
demo-theme-6-open_question = Ab wann lohnt eine ärztliche Begutachtung?
demo-theme-6-topic = Psychische Belastungen in der Beratung erkennen

## Kennzahlen
demo-target = Vereinbart für dieses Jahr (erfunden)
demo-remark = Die Integrationsquote zählt Ereignisse: Wer in einem Jahr zweimal Arbeit findet, zählt doppelt. Gewünscht ist eine Angabe dazu, wie viele Personen es waren.
demo-remark-from = Ring 4 (Beispiel)
