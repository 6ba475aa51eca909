import QtQuick
import Cunbao.Window
import Cunbao.ViewModel

/// Unlocking a village's phone.
Item {
    id: stage

    width: 412
    height: 915

    Component { id: face; Face {} }

    PageCase {
        name: "Unlock"
        stage: stage

        function locked() {
            const session = township.phone();
            session.lock();
            show(face, { session: session });
            sees("Cunbao is locked");
            return session;
        }

        function tryPasscode(passcode) {
            types("Passcode", passcode);
            taps("Unlock");
        }

        function test_theRightOne() {
            const session = locked();
            focusIsOn("Passcode");
            verify(!control("Unlock").enabled);
            tryPasscode(township.passcode());
            tryCompare(session, "face", Session.Village);
            sees("石桥村");
            seesNoLonger("Cunbao is locked");
        }

        function test_byKeyboard() {
            const session = locked();
            focusIsOn("Passcode");
            for (const key of township.passcode())
                keyClick(key);
            keyClick(Qt.Key_Return);
            tryCompare(session, "face", Session.Village);
            sees("石桥村");
        }

        function test_aWrongOne() {
            const session = locked();
            tryPasscode("not-this-one");
            sees("passcode is wrong");
            compare(session.face, Session.Locked);
            tryVerify(() => !person.control("Unlock").enabled); // the field is empty again
            tryPasscode(township.passcode());
            tryCompare(session, "face", Session.Village);
        }

        function test_wrongOnesCostTime() {
            const session = locked();
            for (let free = 0; free < 5; ++free)
                tryPasscode("not-this-one");
            sees("Wait a moment");
            types("Passcode", township.passcode());
            verify(!person.control("Unlock").enabled);
            keyClick(Qt.Key_Return);
            compare(session.face, Session.Locked);
            township.advance(2);
            seesNoLonger("Wait a moment");
            taps("Unlock");
            tryCompare(session, "face", Session.Village);
        }

        function test_whatIsReadAndWhatIsNot() {
            locked();
            types("Passcode", "secret-words");
            verify(!person.inSight("secret-words"));
            taps("Show what is typed");
            sees("secret-words");
            taps("Hide what is typed");
            seesNoLonger("secret-words");
            taps("Forgotten?");
            sees("Nobody can look up your passcode.");
        }

        /// What happened, what is safe, and what to do: on a phone, at the office, and at its other computers.
        function test_forgotten_data() {
            return [
                { tag: "phone", session: () => township.phone(), next: "ask the office for a new invite" },
                { tag: "office", session: () => township.office(), next: "only the recovery kit" }
            ];
        }
        function test_forgotten(data) {
            const session = data.session();
            session.lock();
            show(face, { session: session });
            sees("Cunbao is locked");
            taps("Forgotten?");
            sees("Nobody can look up your passcode.");
            sees("Nothing was deleted");
            sees(data.next);
        }
    }
}
