import QtQuick
import Cunbao.Controls
import Cunbao.Settings
import Cunbao.ViewModel

/// How the program looks to this person, and what keeps it theirs.
PageFrame {
    id: page

    required property Session session

    signal passcodeRequested()
    signal feedbackRequested()
    signal aboutRequested()

    title: qsTr("Settings")
    subtitle: session.unitName

    AppearanceSettings {
        preferences: page.session.preferences
    }
    SectionHeader { title: qsTr("This device") }
    Card {
        spacing: 0

        ListRow {
            title: page.session.unitName
            subtitle: page.session.roleText
            interactive: false
            iconName: "phone"
            visible: title !== ""
            divider: true
        }
        ListRow {
            title: qsTr("Change the passcode")
            iconName: "key"
            chevron: true
            divider: true
            onClicked: page.passcodeRequested()
        }
        ListRow {
            title: qsTr("Lock now")
            subtitle: qsTr("It opens again with the passcode.")
            iconName: "lock"
            onClicked: page.session.lock()
        }
    }
    SectionHeader { title: qsTr("Help") }
    Card {
        spacing: 0

        ListRow {
            title: qsTr("Complaints and suggestions")
            subtitle: qsTr("To the office")
            iconName: "chat-left-text"
            chevron: true
            divider: true
            onClicked: page.feedbackRequested()
        }
        ListRow {
            title: qsTr("About and licences")
            iconName: "info-circle"
            chevron: true
            onClicked: page.aboutRequested()
        }
    }
}
