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
    signal done()
    signal ledgerRequested(string indicator)

    RecordModel {
        id: entry

        session: page.session
        indicator: page.indicator
        onSavedChanged: if (saved) frame.forceActiveFocus()
    }
    SyncWords {
        id: words

        sync: page.session.sync
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
        title: page.session.unitName
        subtitle: entry.sectionText
        notice: words.text
        noticeTone: words.tone
        noticeIcon: words.iconName
        note: entry.saved ? "" : phrases.stands
        onBack: page.done()

        Keys.onReturnPressed: entry.saved ? page.done() : entry.save()
        Keys.onEnterPressed: entry.saved ? page.done() : entry.save()

        actions: [
            PrimaryButton {
                visible: !entry.saved
                enabled: entry.canSave
                busy: entry.saving
                shortcut: "Ctrl+Return"
                text: phrases.button
                onClicked: entry.save()
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
        RecordHead {
            visible: entry.loaded && !entry.saved
            record: entry
            say: phrases
            onRuleRequested: rule.open = true
        }
        RecordWarnings {
            visible: !entry.saved
            record: entry
        }
        // What is typed stays at the foot, whatever comes and goes above it.
        Item {
            Layout.fillHeight: true
        }
        RecordFigure {
            id: figure

            visible: entry.loaded && !entry.saved
            focus: true
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
