import QtQuick
import Cunbao.Window
import Cunbao.ViewModel

/// How large the program's window is: a phone's or a desk's, as far as the home tells it, and then as the person
/// makes it.
Item {
    id: stage

    width: 100
    height: 100

    Component { id: main; Main {} }

    PageCase {
        id: pages

        name: "Window"
        stage: stage

        readonly property int phone: 412
        readonly property int desk: 1280

        function open(session) {
            const window = make(main, { session: session });
            verify(window.height <= Screen.desktopAvailableHeight);
            return window;
        }

        function locked(session) {
            session.lock();
            compare(session.face, Session.Locked);
            return session;
        }

        /// Without a page: only that it becomes unlocked matters here.
        function unlock(session) {
            const model = make(unlocking, { session: session });
            model.unlock(township.passcode());
            tryVerify(() => session.face !== Session.Locked);
        }
        readonly property Component unlocking: Component { UnlockModel {} }

        function test_aPhoneIsOne() {
            const window = open(locked(township.phone()));
            compare(window.width, phone);
            unlock(window.session);
            compare(window.width, phone);
        }

        function test_anOfficeBeginsAtADesk() {
            const window = open(locked(township.office()));
            compare(window.width, desk);
            unlock(window.session);
            compare(window.width, desk);
        }

        function test_anotherComputerOfTheOfficeGrows() {
            const window = open(locked(township.clerk()));
            compare(window.width, phone); // nothing tells its role yet
            unlock(window.session);
            compare(window.width, desk);
            verify(window.x >= 0 && window.y >= 0);
            window.session.lock();
            compare(window.width, desk);
        }

        function test_aSizeThatThePersonGaveStays() {
            const window = open(locked(township.clerk()));
            window.width = 700;
            unlock(window.session);
            compare(window.width, 700);
        }

        function test_anOfficeIsMadeAtADesk() {
            const window = open(township.newcomer());
            compare(window.width, phone);
            press(window, "Set up a township office");
            tryCompare(window, "width", desk);
        }

        /// A control of another window than the stage's.
        function press(window, name) {
            const look = item => {
                if (item.Accessible.name === name && item.clicked)
                    return item;
                for (let at = 0; at < item.children.length; ++at) {
                    const found = look(item.children[at]);
                    if (found)
                        return found;
                }
                return null;
            };
            tryVerify(() => look(window.contentItem) !== null);
            look(window.contentItem).clicked();
        }
    }
}
