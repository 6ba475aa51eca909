import QtQuick
import QtTest
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.Office
import Cunbao.ViewModel

/// The office's overview: the heat map leads to the village, and the places are a key away.
Item {
    id: stage

    width: 1280
    height: 800

    Component { id: officeShell; OfficeShell {} }
    Component { id: overviewPage; OverviewPage {} }
    Component { id: overview; OverviewModel {} }
    Component { id: recoveryKit; RecoveryKitModel {} }
    SignalSpy { id: village; signalName: "villageRequested" }

    PageCase {
        name: "Overview"
        stage: stage

        function beginWithSome() {
            verify(township.record(0, leaflets, 500, "2020-11-20"));
            verify(township.exchange());
        }

        /// The name of a cell, whatever is asked for in it.
        function cellOf(village, section) {
            const start = village + ", Section " + section + ": ";
            let found = "";
            tryVerify(() => {
                found = person.controls().find(name => name.startsWith(start)) ?? "";
                return found !== "";
            }, 5000, "no cell: " + start);
            return found;
        }

        function test_theHeatMapSaysHowFarAVillageIs() {
            beginWithSome();
            show(overviewPage, { session: township.office() });
            verify(/: 1 of \d+ answered$/.test(cellOf("石桥村", "1")), cellOf("石桥村", "1"));
            verify(/: 0 of \d+ answered$/.test(cellOf("双河村", "1")), cellOf("双河村", "1"));
            sees("2 villages have not begun");
        }

        function test_aCellLeadsToItsVillage() {
            beginWithSome();
            show(officeShell, { session: township.office() });
            taps(cellOf("石桥村", "1"));
            sees("Code 420921104200");
            sees("Section 1, 1/");
            sees("Last entry on 20 Nov");
            sees("王秀英");
            // Closed, its page remains.
            keyClick(Qt.Key_Escape);
            seesNoLonger("Code 420921104200");
            sees("Add a village…");
        }

        function test_fromCellToCellByKeyboard() {
            beginWithSome();
            const page = show(overviewPage, { session: township.office() });
            control(cellOf("石桥村", "1")).forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Right);
            focusIsOn(cellOf("石桥村", "2"));
            keyClick(Qt.Key_Down);
            focusIsOn(cellOf("双河村", "2"));
            keyClick(Qt.Key_Left);
            focusIsOn(cellOf("双河村", "1"));
            keyClick(Qt.Key_Left); // already the first
            focusIsOn(cellOf("双河村", "1"));
            village.target = page;
            village.clear();
            keyClick(Qt.Key_Return);
            compare(village.signalArguments.map(each => each[0]), ["420921104201"]);
        }

        function test_figuresThatArriveAreSeenAtOnce() {
            const session = township.office();
            const rounds = make(overview, { session: session });
            tryVerify(() => rounds.loaded);
            rounds.openRound("2020", "");
            show(overviewPage, { session: session });
            const before = cellOf("石桥村", "1");
            verify(/: 0 of /.test(before), before);
            verify(township.record(0, leaflets, 500, "2020-11-20"));
            const phone = township.phone();
            township.sync(phone);
            verify(/: 0 of /.test(cellOf("石桥村", "1")));
            township.sync(session);
            tryVerify(() => /: 1 of /.test(cellOf("石桥村", "1")));
        }

        /// The signs and the words of a cell.
        function partsOf(cell) {
            const parts = [];
            const look = item => {
                if (item.visible && (item instanceof Icon || item instanceof AppText))
                    parts.push(item);
                for (let at = 0; at < item.children.length; ++at)
                    look(item.children[at]);
            };
            look(cell);
            return parts;
        }

        function test_aCellHasItsSignHoweverNarrowItIs_data() {
            return [{ tag: "wide", width: 1280, scale: 1 }, { tag: "narrow", width: 440, scale: 1 },
                    { tag: "large words", width: 880, scale: 2 }];
        }
        function test_aCellHasItsSignHoweverNarrowItIs(data) {
            beginWithSome();
            Theme.textScale = data.scale;
            const page = show(overviewPage, { session: township.office() });
            page.anchors.fill = undefined;
            page.width = data.width;
            page.height = 800;
            const cell = control(cellOf("石桥村", "1"));
            verify(waitForRendering(page));
            const parts = partsOf(cell);
            compare(parts.length, 2, parts);
            for (const part of parts) {
                const place = part.mapToItem(cell, 0, 0);
                verify(place.y >= 0 && place.y + part.height <= cell.height, part + " at " + place);
                verify(place.x >= 0 && place.x + part.width <= cell.width, part + " at " + place + " of " + cell.width);
            }
            // None lies on the other one.
            const [sign, words] = parts;
            verify(sign.mapToItem(cell, sign.width, 0).x <= words.mapToItem(cell, 0, 0).x
                   || sign.mapToItem(cell, 0, sign.height).y <= words.mapToItem(cell, 0, 0).y);
            Theme.textScale = 1;
        }

        function test_theKitIsRemindedOfUntilItIsConfirmed() {
            verify(township.leaveKitUnconfirmed());
            const reminder = "The recovery kit is not written down yet";
            const session = township.office();
            const kit = make(recoveryKit, { session: session });
            tryVerify(() => kit.due);
            kit.show();
            tryVerify(() => kit.text !== "");
            const page = show(overviewPage, { session: session });
            sees(reminder);
            taps("Show the recovery kit");
            sees("Group 14: " + kit.text.split("-")[13]);
            verify(!control("I have it safe").enabled);
            types("Last group of the kit", "0000");
            taps("I have it safe");
            sees("That is not the last group. Look at your copy.");
            keyClick(Qt.Key_Escape);
            seesNoLonger("Group 14");
            sees(reminder);
            taps("Show the recovery kit");
            types("Last group of the kit", kit.text.split("-")[13]);
            keyClick(Qt.Key_Return);
            seesNoLonger("Group 14");
            seesNoLonger(reminder);
            page.destroy();
            made.splice(made.indexOf(page), 1);

            show(overviewPage, { session: township.office() });
            sees("Villages by section");
            verify(!person.inSight(reminder));
        }

        function test_thePlacesByTheirKeys_data() {
            return [
                { tag: "2", key: Qt.Key_2, title: "Report" }, { tag: "3", key: Qt.Key_3, title: "Villages" },
                { tag: "4", key: Qt.Key_4, title: "Devices" }, { tag: "5", key: Qt.Key_5, title: "Doubts" },
                { tag: "6", key: Qt.Key_6, title: "Hub" }, { tag: "7", key: Qt.Key_7, title: "Settings" }
            ];
        }
        function test_thePlacesByTheirKeys(data) {
            const shell = show(officeShell, { session: township.office() });
            sees("Villages by section");
            keyClick(data.key, Qt.ControlModifier);
            compare(shell.place, Number(data.tag) - 1);
            sees(data.title);
            tryVerify(() => person.control(data.title).Accessible.selected, 5000, "not marked: " + data.title);
            seesNoLonger("Villages by section");
            keyClick(Qt.Key_1, Qt.ControlModifier);
            sees("Villages by section");
        }
    }
}
