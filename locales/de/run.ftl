### Was der Ablauf selbst zu sagen hat: Prüfung des Speichers, Entwürfe, Zwischenablage, Editor.

run-read-failed = Das lässt sich gerade nicht lesen: { $why }
run-nothing-to-undo = Von Ihnen gibt es nichts, was sich zurücknehmen ließe.
run-nothing-to-redo = Es gibt nichts, was sich wiederherstellen ließe.
run-changed-since = „{ $what }“ wurde später noch einmal geändert: erst Nr. { $seq } zurücknehmen.
run-checking = Der Bestand wird geprüft. Gespeichert wird danach; Entwürfe sind sicher.
run-checked = Der Bestand ist geprüft, alles in Ordnung.
run-repaired = Der Bestand war beschädigt und ist aus dem Journal erneuert; nichts fehlt.
run-upkeep-failed = Die Pflege des Bestands misslang ({ $why }). Gespeichert wird weiter.
run-draft-failed = Entwürfe sind nicht zu sichern ({ $why }). Bitte oft speichern.
run-no-draft-folder = kein Ordner dafür: weder XDG_STATE_HOME noch HOME ist gesetzt
run-draft-too-long = der Text ist zu lang
run-copy-too-long = Der Text ist zu lang für die Zwischenablage.
run-editor-failed = Der Editor ließ sich nicht starten ({ $why }).
run-editor-status = Der Editor meldete einen Fehler; der Text bleibt. Der andere: { $path }
run-editor-not-text = Der Editor hinterließ keinen Text in UTF-8. Er liegt hier: { $path }
run-left-over = Von einem abgebrochenen Editor ist noch ein Text da: { $path }
screen-failed = Der Bildschirm lässt sich nicht zeigen: { $why }
