import QtQuick
import QtQuick.Layouts
import Cunbao.Theme

/// A phone's page: head, content that scrolls, the one action at the foot.
FocusScope {
    id: page

    required property string title
    property string subtitle: ""
    property bool canGoBack: false
    property string notice: ""
    property int noticeTone: Tone.Neutral
    property string noticeIcon: Theme.toneIcon(noticeTone)
    property string note: ""
    property real bottomInset: 0
    property bool scrollable: true
    property real spacing: Theme.s12
    property alias margin: area.margin ///< above and below the content
    property alias endMargin: area.endMargin ///< below it; 0 where a list goes on to the edge
    /// Large words on a small phone: what is said twice or could be said elsewhere is left out.
    readonly property bool cramped: height < Theme.bodySize * 30
    /// Where head, content and foot have to scroll as one: what of it is in sight while the focus is in it.
    property alias keptTogether: whole.keptTogether
    property Item sought: null ///< what the person has asked for: it comes into sight
    default property alias content: area.content
    property alias barItems: bar.barItems
    property alias actions: foot.content

    /// Brings what has the focus into sight again, after it was put elsewhere.
    function reveal(): void {
        area.reveal();
        whole.reveal();
    }
    function showTop(): void {
        area.showTop();
        whole.showTop();
    }

    signal back()
    signal noticeClicked()

    implicitWidth: 412
    implicitHeight: 915
    Accessible.role: Accessible.Pane
    Accessible.name: title

    Keys.onBackPressed: event => { event.accepted = page.canGoBack; if (page.canGoBack) page.back(); }
    Keys.onEscapePressed: event => { event.accepted = page.canGoBack; if (page.canGoBack) page.back(); }

    Rectangle {
        anchors.fill: parent
        color: Theme.paper
    }
    // Where large words leave the content no room between head and foot, all three scroll as one.
    ScrollArea {
        id: whole

        readonly property bool crowded: height - bar.implicitHeight - foot.implicitHeight
                                        < Math.min(area.naturalHeight, 2 * Theme.target)

        anchors.fill: parent
        margin: 0
        spacing: 0
        filling: true
        sought: page.sought

        AppBar {
            id: bar

            title: page.title
            subtitle: page.subtitle
            cramped: page.cramped
            canGoBack: page.canGoBack
            notice: page.notice
            noticeTone: page.noticeTone
            noticeIcon: page.noticeIcon
            onBack: page.back()
            onNoticeClicked: page.noticeClicked()
        }
        ScrollArea {
            id: area

            sideMargin: Theme.s16
            maximumWidth: Theme.columnWidth
            spacing: page.spacing
            filling: !page.scrollable
            sought: page.sought
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: whole.crowded ? naturalHeight : 0
        }
        ActionBar {
            id: foot

            note: page.note
            bottomInset: page.bottomInset
        }
    }
}
