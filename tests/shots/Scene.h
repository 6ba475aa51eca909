#pragma once

#include "tests/ui/DemoWorld.h"
#include "tests/ui/FakeHub.h"
#include "tests/ui/FirstDay.h"

#include <QQuickItem>

namespace cunbao {

/// One page in one state, as somebody could come upon it.
struct Scene {
    QString name;
    bool desk = false; ///< on the office's desktop; else on a phone
    QString source;    ///< Phone/TodayPage
    Session* session = nullptr;
    QVariantMap properties = {};
    /// What the person has done on it by then.
    std::function<void(QQuickItem&)> prepare = nullptr;
};

/// The sessions that the scenes are seen through, and the scenes.
class Stage {
public:
    Result<void> begin();
    [[nodiscard]] std::vector<Scene> scenes();
    [[nodiscard]] std::vector<Session*> sessions();

private:
    [[nodiscard]] QString entryWithHistory();
    void takeBackSaved(const QString& indicator);
    [[nodiscard]] std::vector<Scene> officeScenes();
    [[nodiscard]] std::vector<Scene> foundingScenes();
    void closeFounder();
    [[nodiscard]] std::vector<Scene> firstDayScenes();
    [[nodiscard]] std::vector<Scene> hubScenes();

    DemoWorld m_demo;
    /// Without villages and with the recovery kit still to be confirmed, without devices, without a round.
    FirstDay m_bare, m_quiet, m_ready;
    FakeHub m_hub; ///< of the demo's office
    std::unique_ptr<Session> m_newcomer, m_locked, m_village, m_partly, m_saving, m_fresh, m_office,
        m_waiting, m_founder, m_bareOffice, m_quietOffice, m_readyOffice;
};

} // namespace cunbao
