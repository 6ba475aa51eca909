#pragma once

#include "app/viewmodel/phone/AnswerListModel.h"
#include "app/viewmodel/session/PageModel.h"

namespace cunbao {

/// A section's open items answered together: ticked, set to 不涉及 or 0, and recorded in one confirmed list.
/// What was 不涉及 the year before comes ticked.
class AnswerModel : public cunbao::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString section READ section WRITE setSection NOTIFY sectionChanged REQUIRED)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString periodText READ periodText NOTIFY changed)
    Q_PROPERTY(cunbao::AnswerListModel* items READ items CONSTANT)
    Q_PROPERTY(int recorded READ recorded NOTIFY recordedChanged)

public:
    explicit AnswerModel(QObject* parent = nullptr) : PageModel(parent), m_items(this) {}

    [[nodiscard]] QString section() const { return m_section; }
    void setSection(const QString& section);
    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] QString periodText() const { return m_period; }
    [[nodiscard]] AnswerListModel* items() { return &m_items; }
    /// How many were recorded; -1: not yet.
    [[nodiscard]] int recorded() const { return m_recorded; }

    /// Records what is ticked: all or none.
    Q_INVOKABLE void record();

Q_SIGNALS:
    void sectionChanged();
    void changed();
    void recordedChanged();

protected:
    void load() override;

private:
    struct Open {
        QString period;
        std::vector<AnswerItem> items;
    };
    static Result<Open> readOpen(Ledger& ledger, OrgCode unit, const QString& section, Language language);

    QString m_section;
    QString m_title;
    QString m_period;
    AnswerListModel m_items;
    int m_recorded = -1;
};

} // namespace cunbao
