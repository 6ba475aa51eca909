#pragma once

#include "app/viewmodel/session/PageModel.h"
#include "app/viewmodel/session/RowListModel.h"

#include <QUrl>

namespace cunbao {

struct ReportFacts;

/// The report of the round at hand as it would print now, each figure where it stands; and its way into a
/// file.
class ReportModel : public cunbao::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString period READ period NOTIFY changed)
    Q_PROPERTY(QString periodText READ periodText NOTIFY changed)
    Q_PROPERTY(cunbao::RowListModel* blocks READ blocks CONSTANT)
    Q_PROPERTY(int total READ total NOTIFY changed)
    Q_PROPERTY(int names READ names NOTIFY changed)
    Q_PROPERTY(int filled READ filled NOTIFY changed)
    Q_PROPERTY(int missing READ missing NOTIFY changed)
    Q_PROPERTY(int incomplete READ incomplete NOTIFY changed)
    Q_PROPERTY(int notApplicable READ notApplicable NOTIFY changed)
    Q_PROPERTY(int overridden READ overridden NOTIFY changed)
    Q_PROPERTY(int doubts READ doubts NOTIFY changed)
    Q_PROPERTY(bool exporting READ exporting NOTIFY exportChanged)
    Q_PROPERTY(QString exportedTo READ exportedTo NOTIFY exportChanged)
    Q_PROPERTY(int exportedOpen READ exportedOpen NOTIFY exportChanged)

public:
    /// The look of a block, by its role `kind`.
    enum BlockLook {
        Title,
        Subtitle,
        Salutation,
        Heading1,
        Heading2,
        Heading3,
        Body,
        SignatureLine,
        Imprint
    };
    Q_ENUM(BlockLook)
    /// How a slot stands. A figure with nothing against it but that the office set it is Overridden.
    enum SlotStatus { Filled, Incomplete, Missing, NotApplicable, Overridden, Doubt };
    Q_ENUM(SlotStatus)

    explicit ReportModel(QObject* parent = nullptr);
    ~ReportModel() override;

    [[nodiscard]] QString title() const;
    /// As scripts write it; empty before it was read.
    [[nodiscard]] QString period() const;
    [[nodiscard]] QString periodText() const;
    /// Roles kind (BlockLook), text, marks: for each slot a map of start and length in the text, indicator
    /// (empty for a field), field (of the profile, else empty), name, text, remark, status (SlotStatus).
    [[nodiscard]] RowListModel* blocks() { return &m_blocks; }
    [[nodiscard]] int total() const;
    /// Slots that hold a name of the office's, which is no figure and needs nothing.
    [[nodiscard]] int names() const;
    [[nodiscard]] int filled() const;
    [[nodiscard]] int missing() const;
    [[nodiscard]] int incomplete() const;
    [[nodiscard]] int notApplicable() const;
    [[nodiscard]] int overridden() const;
    [[nodiscard]] int doubts() const;
    [[nodiscard]] bool exporting() const { return m_exporting; }
    /// The path of the file that was written last; empty before.
    [[nodiscard]] QString exportedTo() const { return m_exportedTo; }
    /// How many slots of it still wait for a person.
    [[nodiscard]] int exportedOpen() const { return m_exportedOpen; }

    /// A file among the person's documents that is named after the report.
    Q_INVOKABLE QUrl suggestedFile() const;
    /// Writes the report; the ending chooses the format: .docx, .txt, .csv.
    Q_INVOKABLE void exportTo(const QUrl& file);
    /// Shows the file that was written last in its folder.
    Q_INVOKABLE void showExported();
    /// It was seen that the file is written.
    Q_INVOKABLE void forgetExported();

Q_SIGNALS:
    void changed();
    void exportChanged();

protected:
    void load() override;

private:
    [[nodiscard]] bool isRead() const;

    std::unique_ptr<ReportFacts> m_facts;
    RowListModel m_blocks;
    bool m_exporting = false;
    QString m_exportedTo;
    int m_exportedOpen = 0;
};

} // namespace cunbao
