import QtQuick
import Cunbao.Controls
import Cunbao.ViewModel

/// The first start: how the words should look, and which road to take.
PageFrame {
    id: page

    required property Session session
    signal joinChosen()
    signal createChosen()

    // Two actions with large words must leave room for what they are about.
    readonly property int actionKind: cramped ? AppText.Caption : AppText.Body

    title: qsTr("Welcome to Cunbao")
    subtitle: qsTr("Village figures, recorded once")

    actions: [
        PrimaryButton {
            kind: page.actionKind
            text: qsTr("Join with an invite")
            onClicked: {
                page.session.preferences.largeTextOffered = true;
                page.joinChosen();
            }
        },
        QuietButton {
            kind: page.actionKind
            text: qsTr("Set up a township office")
            onClicked: {
                page.session.preferences.largeTextOffered = true;
                page.createChosen();
            }
        }
    ]

    Card {
        visible: !page.session.preferences.largeTextOffered

        Toggle {
            text: qsTr("Elder mode")
            detail: qsTr("Larger words and larger keys. You can change this later in the settings.")
            checked: page.session.preferences.elder
            onToggled: page.session.preferences.elder = !page.session.preferences.elder
        }
    }
    Card {
        Choice {
            label: qsTr("Language")
            // Each language in its own words, so that everybody finds their own.
            options: ["中文", "English"]
            segmented: true
            currentIndex: page.session.preferences.chinese ? 0 : 1
            onChosen: index => page.session.preferences.language = index === 0 ? Preferences.Chinese
                                                                               : Preferences.English
        }
    }
    Card {
        ListRow {
            interactive: false
            iconName: "pencil"
            title: qsTr("Record without a network")
            subtitle: qsTr("Type a figure and it is safe on this phone, encrypted.")
        }
        ListRow {
            interactive: false
            iconName: "send"
            title: qsTr("It is sent when it can")
            subtitle: qsTr("Over the network or as a file. Nothing counts twice.")
        }
        ListRow {
            interactive: false
            iconName: "file-earmark-text"
            title: qsTr("Fill in once")
            subtitle: qsTr("One figure serves every report that asks for it.")
        }
    }
}
