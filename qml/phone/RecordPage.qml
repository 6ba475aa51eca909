import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// One figure: what it was, what it becomes, saved with one press. From the top what is known, at the foot, under
/// the thumb, what is typed.
FocusScope {
    id: page

    required property Session session
    required property string indicator
    readonly property bool tight: height < Theme.bodySize * 40
    readonly property bool cramped: height < Theme.bodySize * 22 ///< number and keys alone fill it
    signal done()
    signal ledgerRequested(string indicator)

    RecordModel {
        id: entry

        session: page.session
        indicator: page.indicator
        onSavedChanged: {
            if (!saved)
                return;
            frame.forceActiveFocus();
            frame.showTop();
        }
    }
    RecordWords {
        id: phrases

        record: entry
    }

    PageFrame {
        id: frame

        anchors.fill: parent
        focus: true
        scrollable: false
        spacing: Theme.s8
        canGoBack: true
        title: entry.name
        subtitle: entry.sectionText === "" ? page.session.unitName : page.session.unitName + " · " + entry.sectionText
        onBack: page.done()

        Keys.onReturnPressed: entry.saved ? page.done() : entry.save()
        Keys.onEnterPressed: entry.saved ? page.done() : entry.save()

        actions: [
            RecordActions {
                visible: !entry.saved
                record: entry
                say: phrases
            },
            PrimaryButton {
                visible: entry.saved
                text: qsTr("Back to the list")
                onClicked: page.done()
            },
            TextButton {
                visible: entry.saved
                text: qsTr("See or correct the entries")
                onClicked: page.ledgerRequested(page.indicator)
            }
        ]

        RecordSaved {
            visible: entry.saved
            record: entry
            say: phrases
        }
        // What is typed stays at the foot, whatever comes and goes here. Where there is no room for both, the page
        // scrolls as a whole.
        ScrollArea {
            id: known

            readonly property bool crowded: frame.room - figure.implicitHeight - frame.spacing
                                            < Math.min(naturalHeight, warningsHeight > 0 ? Theme.target * 1.5 : Theme.target)
            readonly property real warningsHeight: warnings.implicitHeight

            visible: entry.loaded && !entry.saved
            margin: 0
            sideMargin: Theme.s16
            Layout.leftMargin: -sideMargin
            Layout.rightMargin: -sideMargin
            spacing: Theme.s12
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: crowded ? naturalHeight : 0
            Layout.preferredHeight: crowded ? naturalHeight : 0
            onWarningsHeightChanged: showWarnings()
            onHeightChanged: showWarnings()
            onContentHeightChanged: showWarnings()

            function showWarnings(): void {
                contentY = warningsHeight > 0 ? Math.max(0, Math.min(warnings.y, contentHeight - height)) : 0;
            }

            RecordHead {
                tight: page.tight
                record: entry
                say: phrases
                onRuleRequested: rule.open = true
            }
            RecordWarnings {
                id: warnings

                record: entry
            }
        }
        Item {
            visible: entry.saved
            Layout.fillHeight: true
        }
        RecordFigure {
            id: figure

            visible: entry.loaded && !entry.saved
            focus: true
            tight: page.tight
            seldomLast: page.cramped
            onKeysTopChanged: frame.reveal()
            record: entry
            say: phrases
            onDateRequested: date.open = true
            onMoreRequested: more.open = true
            onNothingRequested: nothing.open = true
        }
    }

    RecordRuleSheet {
        id: rule

        record: entry
        onClosed: open = false
    }
    RecordDateSheet {
        id: date

        record: entry
        onClosed: open = false
    }
    RecordMoreSheet {
        id: more

        record: entry
        onClosed: open = false
        onLedgerRequested: page.ledgerRequested(page.indicator)
    }
    RecordNothingSheet {
        id: nothing

        record: entry
        onClosed: open = false
    }
}
