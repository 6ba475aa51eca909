import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// How the program looks to this person. Every choice takes effect at once, so that the page itself shows it.
ColumnLayout {
    id: settings

    required property Preferences preferences

    readonly property list<int> percents: [100, 125, 150, 200]
    readonly property int nearestPercent: nearest(preferences.textPercent)

    function nearest(percent: int): int {
        let best = 0;
        for (let at = 1; at < percents.length; ++at) {
            if (Math.abs(percents[at] - percent) < Math.abs(percents[best] - percent))
                best = at;
        }
        return best;
    }

    spacing: Theme.s12
    Layout.fillWidth: true

    SectionHeader { title: qsTr("Language") }
    Choice {
        segmented: true
        options: [qsTr("Same as system"), "中文", "English"]
        currentIndex: settings.preferences.language
        Accessible.name: qsTr("Language")
        onChosen: index => settings.preferences.language = index
    }
    SectionHeader { title: qsTr("Text size") }
    Choice {
        segmented: true
        options: [qsTr("Standard"), qsTr("Large"), qsTr("Larger"), qsTr("Largest")]
        currentIndex: settings.nearestPercent
        Accessible.name: qsTr("Text size")
        onChosen: index => settings.preferences.textPercent = settings.percents[index]
    }
    Toggle {
        text: qsTr("Elder mode")
        detail: qsTr("Large words and large keys everywhere")
        checked: settings.preferences.elder
        onToggled: settings.preferences.elder = checked
    }
    TextSample {}
    SectionHeader { title: qsTr("Appearance") }
    Choice {
        segmented: true
        options: [qsTr("Same as system"), qsTr("Light"), qsTr("Dark")]
        currentIndex: settings.preferences.theme
        Accessible.name: qsTr("Appearance")
        onChosen: index => settings.preferences.theme = index
    }
}
