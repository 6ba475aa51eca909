import QtQuick
import Cunbao.Office
import Cunbao.ViewModel

/// A device is invited, and one is revoked.
Item {
    id: stage

    width: 1280
    height: 800

    Component { id: devicesPage; DevicesPage {} }
    Component { id: devices; DevicesModel {} }
    Component { id: join; JoinModel {} }

    readonly property string code: "QR code of the invite, to be scanned with the new phone"

    PageCase {
        name: "Devices"
        stage: stage

        function open() {
            show(devicesPage, { session: township.office() });
            sees("3 in use");
        }

        function makeAnInvite(name) {
            taps("The device belongs to this village or to the office. Press to choose another.");
            taps("双河村");
            types("The person's name", name);
            taps("Make the invite");
            sees(stage.code);
            sees("For " + name + ", 双河村");
        }

        function test_anInviteIsShownAndCloses() {
            open();
            const button = control("Invite a device…");
            button.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            focusIsOn("石桥村");
            makeAnInvite("李建国");
            const text = control("The same as text").text;
            verify(text.startsWith("CUNBAO1."), "no invite");

            // A new phone reads it.
            const phone = make(join, { session: township.newcomer() });
            phone.readText(text);
            tryCompare(phone, "step", JoinModel.CheckInvite);
            compare(phone.officeName, "白沙镇");
            compare(phone.unitName, "双河村");

            keyClick(Qt.Key_Escape);
            seesNoLonger(stage.code);
            focusIsOn("Invite a device…");
            sees("Invites that nobody has used yet");
            sees("李建国");
            const stored = make(devices, { session: township.office() });
            tryVerify(() => stored.loaded);
            compare(township.column(stored.invites, "person"), ["李建国"]);
        }

        function test_whatWasShownIsNotShownAgain() {
            open();
            keyClick(Qt.Key_N, Qt.ControlModifier);
            makeAnInvite("李建国");
            taps("Close");
            seesNoLonger(stage.code);
            taps("Invite a device…");
            sees("Make the invite");
            verify(!person.inSight(stage.code));
            compare(control("The person's name").text, "");
        }

        function test_anInviteTwice() {
            open();
            taps("Invite a device…");
            makeAnInvite("李建国");
            const first = control("The same as text").text;
            taps("Another invite");
            seesNoLonger(stage.code);
            types("The person's name", "张桂兰");
            taps("Make the invite");
            sees("For 张桂兰, 双河村");
            verify(control("The same as text").text !== first);
        }

        function test_aDeviceIsRevoked() {
            open();
            taps("何晓燕");
            sees("Revoke the device of 何晓燕?");
            sees("This can't be taken back.");
            taps("Revoke the device");
            sees("2 in use");
            const stored = make(devices, { session: township.office() });
            tryVerify(() => stored.loaded);
            compare(stored.active, 2);
        }
    }
}
