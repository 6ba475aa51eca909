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

    readonly property bool wide: width > Theme.bodySize * 50

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

        // Positioners: see the README of the controls for why there is no layout within the layout here.
        Flow {
            id: columns

            readonly property real columnWidth: page.wide ? Math.floor((width - spacing) / 2) : width

            spacing: Theme.s24
            Layout.fillWidth: true
            Layout.maximumWidth: 2 * Theme.readingWidth
            Layout.minimumHeight: 1 // a layout leaves out what is nothing high, and then never gives it a width

            Column {
                width: columns.columnWidth
                spacing: Theme.s24

                AppearanceSettings {
                    width: parent.width
                    preferences: page.session.preferences
                }
                ReportNamesCard {
                    width: parent.width
                    session: page.session
                }
            }
            Column {
                width: columns.columnWidth
                topPadding: Theme.s8 // as the headings at the left have
                spacing: Theme.s12

                SectionHeader {
                    width: parent.width
                    title: qsTr("About")
                }
                AboutProgram {
                    width: parent.width
                    session: page.session
                }
                SectionHeader {
                    width: parent.width
                    title: qsTr("Licences")
                }
                LicenceList {
                    width: parent.width
                    session: page.session
                    onTextRequested: (name, text) => words.show(name, text)
                }
            }
        }
    }

    LicenceSheet {
        id: words

        side: true
    }
    Sheet {
        id: changing

        title: qsTr("Change the passcode")
        side: true
        first: form
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
            id: form

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
