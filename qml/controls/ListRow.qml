import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Cunbao.Theme

/// One line of a list: what it is at the left, its value and state at the right, or below where the list is too narrow
/// for both. That depends on nothing that a line holds, so that all lines of a list look alike.
T.AbstractButton {
    id: control

    required property string title
    property string subtitle: ""
    property string value: ""
    property string unit: ""
    property string iconName: ""
    property int iconTone: Tone.Neutral
    property string stateText: ""
    property int stateTone: Tone.Neutral
    property string stateIcon: Theme.toneIcon(stateTone)
    property bool chevron: false
    property bool unfolded: false ///< what it leads to stands below it
    property bool divider: false ///< a hairline below
    property bool interactive: true ///< false: only to be read
    property bool highlighted: false ///< chosen in a master list

    readonly property real valueWidth: value === "" ? 0 : Math.ceil(valueRow.implicitWidth)
    readonly property real chipWidth: stateText === "" ? 0 : Math.ceil(chip.implicitWidth)
    readonly property bool wide: width > Theme.bodySize * 32 // the state beside the value instead of below it
    readonly property real naturalSideWidth: !wide || valueWidth === 0 || chipWidth === 0 ? Math.max(valueWidth, chipWidth)
                                    : chipWidth + Theme.s16 + Math.max(valueWidth, Theme.bodySize * 6)
    // Measured apart: the words' own implicit width would depend on the width that it decides.
    readonly property real leastTitleWidth: Math.min(Math.ceil(Math.max(titleMetrics.advanceWidth, subtitleMetrics.advanceWidth)),
                                                   Theme.bodySize * 7)
    readonly property real middleWidth: availableWidth - (box.visible ? box.width + Theme.s12 : 0)
                                        - (sign.visible ? sign.width + Theme.s12 : 0)
                                        - (arrow.visible ? arrow.width + Theme.s12 : 0)
    property bool narrow: width < Theme.bodySize * 18 ///< a list of nothing but short values needs less
    readonly property bool stacked: naturalSideWidth > 0 && narrow
    readonly property real sideWidth: Math.min(naturalSideWidth,
                                               Math.max(0, middleWidth - Theme.s12 - leastTitleWidth))

    function press(): void {
        if (!interactive)
            return;
        if (checkable) {
            toggle();
            toggled();
        }
        clicked();
    }

    implicitWidth: row.implicitWidth
    implicitHeight: Math.max(interactive ? Theme.target : 0, row.implicitHeight + topPadding + bottomPadding)
    Layout.fillWidth: true
    topPadding: Theme.s8
    bottomPadding: Theme.s8
    // What has the focus can't stop taking it: a line that is no longer usable stays until the keyboard goes on.
    focusPolicy: interactive || activeFocus ? Qt.StrongFocus : Qt.NoFocus
    hoverEnabled: interactive

    Keys.onReturnPressed: control.press()
    Keys.onEnterPressed: control.press()

    Accessible.role: checkable ? Accessible.CheckBox : interactive ? Accessible.Button : Accessible.ListItem
    Accessible.name: title + (value === "" ? "" : ", " + value + " " + unit) + (stateText === "" ? "" : ", " + stateText)
    Accessible.description: subtitle
    Accessible.checkable: checkable
    Accessible.checked: checked

    TextMetrics {
        id: titleMetrics

        font: titleText.font
        text: control.title
    }
    TextMetrics {
        id: subtitleMetrics

        font: subtitleText.font
        text: control.subtitle
    }
    // Keeps presses of a line that is only to be read from it.
    MouseArea {
        anchors.fill: parent
        enabled: !control.interactive
        visible: enabled
    }

    background: Rectangle {
        x: -Theme.s8
        width: control.width + 2 * Theme.s8
        height: control.height
        radius: Theme.fieldRadius
        color: !control.interactive ? "transparent" : control.highlighted ? Theme.greenWash
             : control.down || control.hovered ? Qt.alpha(Theme.ink, 0.07) : "transparent"

        FocusRing {
            shown: control.visualFocus
            gap: 0
            radius: Theme.fieldRadius
        }
        Rectangle {
            visible: control.divider
            x: Theme.s8
            y: parent.height - 1
            width: control.width
            height: 1
            color: Theme.line
        }
    }

    RowLayout {
        id: row

        y: Math.round((control.height - height) / 2)
        width: control.width
        spacing: Theme.s12

        Icon {
            id: box

            visible: control.checkable
            name: !control.checkable ? "" : control.checked ? "check-square-fill" : "square"
            color: control.checked ? Theme.green : Theme.ink2
        }
        Icon {
            id: sign

            visible: name !== ""
            name: control.iconName
            color: Theme.toneInk(control.iconTone)
        }
        // Placed by hand: layouts within layouts lose count of wrapped lines when a window changes its width.
        Item {
            id: middle

            implicitWidth: Math.max(titleText.implicitWidth, subtitleText.implicitWidth)
                           + (control.naturalSideWidth > 0 ? control.naturalSideWidth + Theme.s12 : 0)
            implicitHeight: control.stacked ? texts.height + Theme.s4 + side.height
                                            : Math.max(texts.height, side.height)
            Layout.fillWidth: true

            Column {
                id: texts

                y: control.stacked ? 0 : Math.round((middle.height - height) / 2)
                width: control.stacked || control.sideWidth === 0 ? middle.width
                                                                  : middle.width - side.width - Theme.s12

                AppText {
                    id: titleText

                    width: parent.width
                    text: control.title
                    Accessible.ignored: true
                }
                AppText {
                    id: subtitleText

                    width: parent.width
                    visible: text !== ""
                    text: control.subtitle
                    kind: AppText.Small
                    secondary: true
                    Accessible.ignored: true
                }
            }
            Item {
                id: side

                readonly property bool below: control.value !== "" && !(control.wide && !control.stacked)

                x: control.stacked ? 0 : middle.width - width
                y: control.stacked ? texts.height + Theme.s4 : Math.round((middle.height - height) / 2)
                width: control.stacked ? middle.width : control.sideWidth
                height: below && control.stateText !== "" ? valueRow.height + Theme.s4 + chip.height
                                                          : Math.max(control.value === "" ? 0 : valueRow.height,
                                                                     control.stateText === "" ? 0 : chip.height)

                ValueWithUnit {
                    id: valueRow

                    x: control.stacked ? 0 : side.width - width
                    y: side.below ? 0 : Math.round((side.height - height) / 2)
                    width: Math.min(Math.ceil(implicitWidth), side.width)
                    visible: value !== ""
                    value: control.value
                    unit: control.unit
                }
                StateChip {
                    id: chip

                    x: control.stacked || !side.below && control.value !== "" ? 0 : side.width - width
                    y: side.below ? valueRow.height + Theme.s4 : Math.round((side.height - height) / 2)
                    width: Math.min(Math.ceil(implicitWidth), side.width)
                    visible: text !== ""
                    text: control.stateText
                    tone: control.stateTone
                    iconName: control.stateText === "" ? "" : control.stateIcon
                    Accessible.ignored: true
                }
            }
        }
        Icon {
            id: arrow

            visible: control.chevron
            name: control.unfolded ? "chevron-down" : "chevron-right"
            color: Theme.ink2
            size: Theme.smallSize
        }
    }
}
