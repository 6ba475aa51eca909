pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.Settings
import Cunbao.ViewModel

/// How the program looks, what reports call the township, the passcode, and what this program is.
FocusScope {
    id: page

    required property Session session

    OfficeProfileModel {
        id: profile

        session: page.session
    }

    DesktopPage {
        anchors.fill: parent
        focus: true
        scrollable: true
        title: qsTr("Settings")
        subtitle: qsTr("%1, %2").arg(page.session.officeName).arg(page.session.roleText)

        actions: [
            QuietButton {
                text: qsTr("Change the passcode…")
                onClicked: changing.open = true
            },
            QuietButton {
                text: qsTr("Lock now")
                shortcut: "Ctrl+L"
                onClicked: page.session.lock()
            }
        ]

        ColumnLayout {
            spacing: Theme.s12
            Layout.fillWidth: true
            Layout.maximumWidth: Theme.readingWidth

            AppearanceSettings { preferences: page.session.preferences }

            SectionHeader {
                visible: profile.fields.count > 0
                title: qsTr("Names in the report")
            }
            AppText {
                visible: profile.fields.count > 0
                text: qsTr("The report writes these names wherever the text needs them.")
                secondary: true
            }
            Banner {
                visible: profile.error !== ""
                tone: Tone.Wrong
                text: profile.error
            }
            Repeater {
                model: profile.fields

                ProfileField {
                    required property string field
                    required property string name
                    required property string value

                    label: name
                    saved: value
                    busy: profile.busy
                    onSaveRequested: text => profile.set(field, text)
                }
            }
            SectionHeader { title: qsTr("About") }
            AboutProgram { session: page.session }
            SectionHeader { title: qsTr("Licences") }
            LicenceList { session: page.session }
        }
    }

    Sheet {
        id: changing

        title: qsTr("Change the passcode")
        side: true
        onClosed: open = false
        onOpenChanged: {
            passcode.clearError();
            passcode.current = "";
            passcode.fresh.passcode = "";
            passcode.fresh.repeated = "";
        }

        PasscodeModel {
            id: passcode

            session: page.session
            onChanged: changing.open = false
        }
        PasscodeForm {
            model: passcode
            focus: true
        }

        actions: [
            PrimaryButton {
                text: qsTr("Change")
                enabled: passcode.changeable
                busy: passcode.busy
                onClicked: passcode.change()
            }
        ]
    }
}
