import QtQuick
import Cunbao.Office

/// A village is added, and one comes to an end.
Item {
    id: stage

    width: 1280
    height: 800

    Component { id: villagesPage; VillagesPage {} }

    PageCase {
        name: "Villages"
        stage: stage

        function open() {
            show(villagesPage, { session: township.office() });
            sees("双河村");
        }

        /// Nobody ends a village in passing: who takes over is chosen first.
        function test_oneEndsOnlyWhenItIsSaidWhoTakesOver() {
            open();
            taps("双河村");
            sees("Code 420921104201");
            taps("Merge or abolish this village…");
            focusIsOn("Last day");
            seesNoLonger("Invite a device…");
            verify(!control("Merge or abolish").enabled);
            taps("石桥村");
            taps("Merge into 石桥村");
            sees("then 石桥村");
        }

        function test_aVillageIsReminded() {
            open();
            taps("双河村");
            taps("Copy a reminder");
            sees("Copied. Paste it into a message to the village.");
            sees("Please open Cunbao and answer them under Today");
            taps("Close");
            taps("石桥村");
            seesNoLonger("Copied. Paste it into a message to the village.");
        }

        function test_whoeverThinksBetterOfItIsBack() {
            open();
            taps("双河村");
            taps("Merge or abolish this village…");
            taps("Cancel");
            sees("Invite a device…");
        }

        function test_whoHasTheCodeAlreadyIsSaidBelowIt() {
            open();
            taps("Add a village…");
            focusIsOn("Name");
            types("Name", "新桥村");
            types("Division code", "420921104201");
            taps("Add the village");
            sees("This division code is already that of 双河村, please check it.");
            focusIsOn("Division code");
        }
    }
}
