import QtQuick
import QtTest
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.Test

/// The controls by themselves: keys, fingers and pointer.
Item {
    id: stage

    width: 412
    height: 800

    Component { id: primary; PrimaryButton { text: "Go" } }
    Component { id: quiet; QuietButton { text: "Go" } }
    Component { id: words; TextButton { text: "Go" } }
    Component { id: sign; IconButton { iconName: "gear"; label: "Go" } }
    Component { id: line; ListRow { title: "Go" } }
    Component { id: option; ChoiceOption { text: "Go" } }
    Component { id: cell; HeatCell { label: "Go" } }
    Component { id: toggle; Toggle { text: "Go" } }
    Component { id: nothing; EmptyState { iconName: "inbox" } }
    Component {
        id: numberPad
        NumberPad { width: 380; sideKeys: ["None new", "No figure"] }
    }
    Component {
        id: withSheet
        FocusScope {
            property alias sheet: sheet

            anchors.fill: parent
            PrimaryButton {
                focus: true
                width: 200
                text: "Open"
                onClicked: sheet.open = true
            }
            Sheet {
                id: sheet

                title: "Why"
                actions: QuietButton { text: "Done" }
                onClosed: open = false

                Field { label: "Reason" }
            }
        }
    }
    Component {
        id: places
        SideNav {
            id: nav

            height: 600
            header: "Qingxi"
            onChosen: index => nav.currentIndex = index

            NavItem { text: "Overview"; iconName: "grid-3x3-gap" }
            NavItem { text: "Report"; iconName: "file-earmark-text" }
            NavItem { text: "Settings"; iconName: "gear" }
        }
    }
    Person {
        id: person
        at: stage
    }
    SignalSpy { id: clicks; signalName: "clicked" }
    SignalSpy { id: keys; signalName: "key" }
    SignalSpy { id: erased; signalName: "erase" }
    SignalSpy { id: cleared; signalName: "clear" }
    SignalSpy { id: aside; signalName: "sideKey" }
    SignalSpy { id: chosen; signalName: "chosen" }
    SignalSpy { id: closings; signalName: "closed" }

    TestCase {
        name: "Controls"
        when: windowShown

        function init() {
            Theme.reducedMotion = true;
            failOnWarning(/qrc:\/qt\/qml\/Cunbao/);
        }

        function show(component, properties) {
            const one = createTemporaryObject(component, stage, properties ?? {});
            one.forceActiveFocus(Qt.TabFocusReason);
            return one;
        }

        function listen(spy, target) {
            spy.target = target;
            spy.clear();
        }

        function typed() { return keys.signalArguments.map(each => each[0]).join(""); }

        function showPad() {
            const pad = show(numberPad);
            for (const spy of [keys, erased, cleared, aside])
                listen(spy, pad);
            return pad;
        }

        function test_pressedByKeys_data() {
            return [
                { tag: "PrimaryButton", component: primary },
                { tag: "QuietButton", component: quiet },
                { tag: "TextButton", component: words },
                { tag: "IconButton", component: sign },
                { tag: "ListRow", component: line },
                { tag: "ChoiceOption", component: option },
                { tag: "HeatCell", component: cell },
                { tag: "Toggle", component: toggle }
            ];
        }
        function test_pressedByKeys(data) {
            const button = show(data.component);
            listen(clicks, button);
            compare(person.focus(), data.name ?? "Go");
            let count = 0;
            for (const key of [Qt.Key_Space, Qt.Key_Return, Qt.Key_Enter]) {
                keyClick(key);
                compare(clicks.count, ++count, "key " + key);
            }
            button.enabled = false;
            keyClick(Qt.Key_Return);
            mouseClick(button);
            compare(clicks.count, count);
        }

        function test_aToggleTurns() {
            const one = show(toggle);
            for (const key of [Qt.Key_Space, Qt.Key_Return, Qt.Key_Enter]) {
                const before = one.checked;
                keyClick(key);
                compare(one.checked, !before, "key " + key);
            }
        }

        function test_aBusyButtonKeepsTheFocusAndDoesNothing_data() { return test_pressedByKeys_data().slice(0, 3); }
        function test_aBusyButtonKeepsTheFocusAndDoesNothing(data) {
            const button = show(data.component, { busy: true });
            listen(clicks, button);
            for (const key of [Qt.Key_Space, Qt.Key_Return, Qt.Key_Enter])
                keyClick(key);
            mouseClick(button);
            compare(clicks.count, 0);
            verify(button.activeFocus);
        }

        function test_thePadByPointer() {
            showPad();
            for (const name of ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "00", "point", "ten thousand"])
                mouseClick(person.control(name));
            compare(typed(), "123456789000.万");
            mouseClick(person.control("Erase; hold to clear"));
            compare(erased.count, 1);
            compare(cleared.count, 0);
            mouseClick(person.control("None new"));
            mouseClick(person.control("No figure"));
            compare(aside.signalArguments.map(each => each[0]), [0, 1]);
        }

        function test_thePadByFinger() {
            const pad = showPad();
            for (const name of ["7", "00", "ten thousand"]) {
                const key = person.control(name);
                touchEvent(key).press(0, key).commit();
                verify(key.down, name);
                touchEvent(key).release(0, key).commit();
            }
            compare(typed(), "700万");
            // A finger that slides off has not pressed.
            const key = person.control("5");
            touchEvent(key).press(0, key).commit();
            touchEvent(key).move(0, pad, pad.width / 2, pad.height + 100).commit();
            touchEvent(key).release(0, pad, pad.width / 2, pad.height + 100).commit();
            compare(typed(), "700万");
        }

        function test_thePadByKeyboard() {
            showPad();
            compare(person.focus(), "Keypad");
            for (const key of "1234567890.")
                keyClick(key);
            keyClick("w");
            compare(typed(), "1234567890.万");
            keyClick(Qt.Key_Backspace);
            compare(erased.count, 1);
            keyClick(Qt.Key_Delete);
            compare(cleared.count, 1);
            keyClick("x");
            compare(keys.count, 12);
        }

        function test_thePadHoldsKeysBack() {
            const pad = showPad();
            pad.pointEnabled = false;
            pad.tenThousandEnabled = false;
            keyClick(".");
            keyClick("w");
            verify(!person.control("point").enabled);
            verify(!person.control("ten thousand").enabled);
            mouseClick(person.control("point"));
            mouseClick(person.control("ten thousand"));
            compare(keys.count, 0);
            keyClick("4");
            compare(typed(), "4");
        }

        function test_eraseIsHeld_data() {
            return [{ tag: "by pointer" }, { tag: "by finger" }];
        }
        function test_eraseIsHeld(data) {
            showPad();
            const key = person.control("Erase; hold to clear");
            const byPointer = data.tag === "by pointer";
            if (byPointer)
                mousePress(key);
            else
                touchEvent(key).press(0, key).commit();
            cleared.wait();
            if (byPointer)
                mouseRelease(key);
            else
                touchEvent(key).release(0, key).commit();
            compare(cleared.count, 1);
            compare(erased.count, 0);
        }

        function test_theKeysBesideThePadAreReachedByTab() {
            showPad();
            keyClick(Qt.Key_Tab);
            compare(person.focus(), "None new");
            keyClick(Qt.Key_Return);
            keyClick(Qt.Key_Tab);
            compare(person.focus(), "No figure");
            keyClick(Qt.Key_Space);
            compare(aside.signalArguments.map(each => each[0]), [0, 1]);
        }

        function test_aSheetKeepsTheKeyboardAndGivesItBack() {
            const page = show(withSheet);
            listen(closings, page.sheet);
            compare(person.focus(), "Open");
            keyClick(Qt.Key_Return);
            verify(page.sheet.open);
            compare(person.focus(), "Close");
            const stops = [];
            for (let at = 0; at < 4; ++at) {
                keyClick(Qt.Key_Tab);
                stops.push(person.focus());
            }
            compare(stops, ["Reason", "Done", "Close", "Reason"]);
            keyClick(Qt.Key_Backtab, Qt.ShiftModifier);
            keyClick(Qt.Key_Backtab, Qt.ShiftModifier);
            compare(person.focus(), "Done");
            keyClick(Qt.Key_Escape);
            compare(closings.count, 1);
            tryVerify(() => !page.sheet.visible);
            compare(person.focus(), "Open");
        }

        function test_aSheetIsClosedByWhatLiesAroundIt() {
            const page = show(withSheet);
            page.sheet.open = true;
            mouseClick(page, 10, 10);
            verify(!page.sheet.open);
            page.sheet.open = true;
            mouseClick(person.control("Close"));
            verify(!page.sheet.open);
            compare(person.focus(), "Open");
        }

        function textsOf(item) {
            const found = item instanceof AppText && item.visible ? [item] : [];
            for (let at = 0; at < item.children.length; ++at)
                found.push(...textsOf(item.children[at]));
            return found;
        }

        function test_anEmptyStateEndsInNoLineOfOneCharacter_data() {
            const round = "填报期告诉各村：报哪份报告、哪个报告期、什么时候截止。";
            const rows = [];
            for (const width of [288, 300, 330, 360, 380, 412])
                for (const scale of [1, 2])
                    for (const [name, words] of [["zh", round], ["zh, long", round + round],
                                                 ["en", "A round tells the villages which report is due, for which "
                                                        + "period and until when."]])
                        rows.push({ tag: name + " " + width + " x " + scale, width: width, scale: scale, words: words });
            return rows;
        }
        function test_anEmptyStateEndsInNoLineOfOneCharacter(data) {
            Theme.textScale = data.scale;
            const empty = show(nothing, { title: "下一步：开始填报期", text: data.words, width: data.width });
            for (const words of textsOf(empty)) {
                // All lines, the last one too, would fill so much of the width if they were of one length.
                const filled = words.implicitWidth / words.lineCount / words.width;
                verify(words.lineCount === 1 || filled > 0.62, words.text + ": " + words.lineCount + " lines, " + filled);
                verify(words.width <= empty.width);
            }
            Theme.textScale = 1;
        }

        function test_thePlacesByKeyboard() {
            const nav = show(places);
            listen(chosen, nav);
            keyClick(Qt.Key_Tab);
            compare(person.focus(), "Overview");
            keyClick(Qt.Key_Up); // already the first
            compare(person.focus(), "Overview");
            keyClick(Qt.Key_Down);
            compare(person.focus(), "Report");
            compare(nav.currentIndex, 0); // looking is not going
            keyClick(Qt.Key_Return);
            compare(nav.currentIndex, 1);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Down); // already the last
            compare(person.focus(), "Settings");
            keyClick(Qt.Key_Space);
            keyClick(Qt.Key_Up);
            keyClick(Qt.Key_Enter);
            compare(chosen.signalArguments.map(each => each[0]), [1, 2, 1]);
        }
    }
}
