// Qt 6.4 loads no component that is bound to its file, so the parts of this page name it unbound.
// qmllint disable unqualified
import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// What is still owed, by section; tapping an item records it.
PageFrame {
    id: page

    required property Session session
    property bool searching: false ///< for an indicator by its name
    signal recordRequested(string indicator)
    signal answerRequested(string section)
    signal syncRequested()

    title: session.unitName
    subtitle: session.officeName
    notice: words.text
    noticeTone: words.tone
    noticeIcon: words.iconName
    onNoticeClicked: page.syncRequested()
    barItems: [
        IconButton {
            visible: page.session.member && day.hasCatalogue
            iconName: page.searching ? "x-lg" : "search"
            label: page.searching ? qsTr("Close the search") : qsTr("Find an indicator")
            onClicked: {
                day.items.search = "";
                page.searching = !page.searching;
            }
        }
    ]
    actions: PrimaryButton {
        visible: !page.session.member || day.loaded && !day.hasCatalogue
        text: qsTr("To the sync page")
        onClicked: page.syncRequested()
    }
    scrollable: !day.hasCatalogue || !session.member

    TodayModel {
        id: day

        session: page.session
    }
    SyncWords {
        id: words

        sync: page.session.sync
        recorded: day.recordedHere
    }

    Banner {
        visible: day.error !== ""
        tone: Tone.Wrong
        text: day.error
        dismissable: true
        onDismissed: day.clearError()
    }
    Loader {
        visible: active
        active: !page.session.member
        Layout.fillWidth: true
        sourceComponent: EmptyState {
            iconName: page.session.sync.waitingForOffice ? "hourglass-split" : "info-circle"
            title: page.session.sync.waitingForOffice ? qsTr("Waiting for the office") : qsTr("Not recording now")
            text: page.session.standing
        }
    }
    Loader {
        visible: active
        active: page.session.member && day.loaded && !day.hasCatalogue
        Layout.fillWidth: true
        sourceComponent: EmptyState {
            iconName: "inbox"
            title: qsTr("The indicators have not arrived yet")
            text: qsTr("They come from the office by the next sync, or as a file.")
        }
    }
    OwedList {
        visible: page.session.member && day.loaded && day.hasCatalogue
        today: day
        sync: page.session.sync
        searching: page.searching
        Layout.fillWidth: true
        Layout.fillHeight: true
        onRecordRequested: indicator => page.recordRequested(indicator)
        onAnswerRequested: section => page.answerRequested(section)
    }
}
