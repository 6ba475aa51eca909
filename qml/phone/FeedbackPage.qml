import QtQuick
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// A complaint or suggestion to the office, by whatever road people talk to their office.
PageFrame {
    id: page

    required property Session session

    signal done()

    title: qsTr("Complaints and suggestions")
    subtitle: session.officeName
    canGoBack: true
    actions: PrimaryButton {
        text: qsTr("Copy")
        enabled: feedback.copyable
        onClicked: feedback.copy()
    }
    onBack: done()

    FeedbackModel {
        id: feedback

        session: page.session
    }
    AppText { text: qsTr("What is wrong, or should be better? Write it here, copy it, and paste it into a message to the office. The program itself sends it nowhere.") }
    NoteField {
        label: qsTr("Your words")
        lines: 6
        text: feedback.text
        onEdited: text => feedback.text = text
    }
    Banner {
        visible: feedback.copied
        tone: Tone.Good
        text: qsTr("Copied, with your village and the app's version. Paste it into a message to the office.")
    }
}
