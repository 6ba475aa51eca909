import QtQuick
import Cunbao.Theme
import Cunbao.Window
import Cunbao.ViewModel

/// The settings of a village's phone, in the program's own window: what is chosen is seen at once.
Item {
    id: stage

    width: 100
    height: 100

    Component { id: program; Main {} }

    PageCase {
        id: pages

        name: "Settings"
        stage: stage

        property var session: null

        function open() {
            session = township.phone();
            township.speakFor(session);
            const window = make(program, { session: session });
            window.requestActivate();
            tryVerify(() => window.active);
            person.at = window.contentItem;
            taps("Settings");
            sees("Change the passcode");
            return window;
        }

        function test_theLanguage() {
            open();
            taps("中文");
            sees("修改口令");
            compare(session.preferences.language, Preferences.Chinese);
            verify(!person.inSight("Change the passcode"));
            taps("English");
            sees("Change the passcode");
            compare(session.preferences.language, Preferences.English);
        }

        function test_theSizeOfTheWords() {
            open();
            compare(Theme.bodySize, 17);
            const before = control("Standard").height;
            taps("Largest");
            tryCompare(Theme, "bodySize", 34);
            compare(session.preferences.textPercent, 200);
            verify(control("Largest").checked);
            verify(control("Largest").height >= before);
            sees("This is how it looks:");
            taps("Standard");
            tryCompare(Theme, "bodySize", 17);
            compare(session.preferences.textPercent, 100);
        }

        function test_theElderMode() {
            open();
            const before = control("Change the passcode").height;
            taps("Elder mode");
            tryCompare(Theme, "target", 60);
            verify(session.preferences.elder);
            verify(Theme.bodySize >= 18);
            verify(control("Change the passcode").height >= Math.max(60, before));
            taps("Elder mode");
            tryCompare(Theme, "target", 48);
        }

        function test_darkAndLight() {
            const window = open();
            verify(Qt.colorEqual(window.color, "#f7f5f0"));
            taps("Dark");
            tryVerify(() => Qt.colorEqual(window.color, "#111513"));
            compare(session.preferences.theme, Preferences.Dark);
            taps("Light");
            tryVerify(() => Qt.colorEqual(window.color, "#f7f5f0"));
        }

        function test_lockNow() {
            open();
            taps("Lock now");
            sees("Cunbao is locked");
            focusIsOn("Passcode");
            compare(session.face, Session.Locked);
        }

        function test_aNewPasscode() {
            open();
            taps("Change the passcode");
            types("Current passcode", township.passcode());
            types("New passcode", "another-one");
            types("The same again", "another-one");
            taps("Change");
            taps("Lock now");
            types("Passcode", township.passcode());
            taps("Unlock");
            sees("passcode is wrong");
            types("Passcode", "another-one");
            taps("Unlock");
            tryCompare(session, "face", Session.Village);
        }
    }
}
