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
    property bool answering: false ///< added or the total is being answered, in the place of the keys
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
        margin: page.cramped ? Theme.s4 : Theme.s12
        keptTogether: figure
        canGoBack: true
        title: entry.name
        subtitle: Theme.joined([page.session.unitName, entry.sectionText])
        onBack: page.done()

        Keys.onReturnPressed: entry.saved ? page.done() : recording.press()
        Keys.onEnterPressed: entry.saved ? page.done() : recording.press()

        // What is typed, its keys and what records it stay together at the foot, whatever comes and goes above.
        actions: [
            RecordFigure {
                id: figure

                visible: entry.loaded && !entry.saved
                focus: true
                tight: page.tight
                largest: Math.min(Theme.figureSize, page.height / 10)
                answering: page.answering
                record: entry
                say: phrases
                onNothingRequested: nothing.open = true
            },
            RecordActions {
                id: recording

                visible: !entry.saved
                cramped: page.cramped
                answering: page.answering
                record: entry
                say: phrases
                onAnsweringRequested: wanted => {
                    page.answering = wanted;
                    if (!wanted)
                        figure.forceActiveFocus();
                }
            },
            PrimaryButton {
                visible: entry.saved
                kind: recording.kind
                text: qsTr("Back to the list")
                onClicked: page.done()
            },
            TextButton {
                visible: entry.saved
                kind: recording.kind
                text: qsTr("See or correct the entries")
                onClicked: page.ledgerRequested(page.indicator)
            }
        ]

        RecordSaved {
            visible: entry.saved
            tight: page.cramped
            record: entry
            say: phrases
        }
        RecordKnown {
            visible: entry.loaded && !entry.saved
            tight: page.tight
            answering: page.answering
            record: entry
            say: phrases
            Layout.fillHeight: true
            Layout.minimumHeight: implicitHeight
            onRuleRequested: rule.open = true
            onDateRequested: date.open = true
            onMoreRequested: more.open = true
        }
        Item {
            visible: entry.saved
            Layout.fillHeight: true
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
        say: phrases
        onClosed: open = false
        onRuleRequested: rule.open = true
        onDateRequested: date.open = true
        onLedgerRequested: page.ledgerRequested(page.indicator)
    }
    RecordNothingSheet {
        id: nothing

        record: entry
        onClosed: open = false
    }
}
