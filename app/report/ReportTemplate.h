#pragma once

#include "app/report/SlotFormat.h"
#include "platform/base/Result.h"

#include <QByteArray>
#include <QString>

#include <variant>
#include <vector>

namespace cunbao {

/// The place of an indicator's figure or names in a template.
struct TemplateSlot {
    QString indicator;
    SlotFormat format;
    int line = 0;
};

/// The place of something the office says about itself or the report knows by itself: {@year},
/// {@kind}.
struct TemplateField {
    QString name;
    SlotFormat format;
    int line = 0;
};

struct TemplatePiece;
using TemplatePieces = std::vector<TemplatePiece>;

/// Words that fall away together when what they speak of is not applicable. With several members it
/// is an enumeration: each member falls away by itself, the rest are joined.
struct TemplateClause {
    bool dropsZero = false; ///< also falls away when its figures are completely reported and zero
    std::vector<TemplatePieces> members;
    QString separator;
    QString lastSeparator;
};

struct TemplatePiece {
    std::variant<QString, TemplateSlot, TemplateField, TemplateClause> content;
};

enum class BlockKind {
    Title,
    Subtitle,
    Salutation,
    Heading1, ///< 一、
    Heading2, ///< （一）
    Heading3, ///< 1.
    Body,
    SignatureLine,
    Imprint, ///< the small lines at the end that say what the document was made from
};

struct TemplateBlock {
    BlockKind kind = BlockKind::Body;
    TemplatePieces pieces;
    int line = 0;
};

/// A text with slots (报告模板). The format is described in README.md.
struct ReportTemplate {
    QString id;
    QString name;
    std::vector<TemplateBlock> blocks;

    /// Reads the text format. Refuses more than 1 MiB, 10,000 lines, 5,000 slots, 8 nested clauses,
    /// and text that is not UTF-8 or has characters nobody sees. Errors: AppErrc::TemplateSyntax,
    /// details: line, what is wrong.
    [[nodiscard]] static Result<ReportTemplate> parse(const QByteArray& utf8);

    /// The indicators that it binds, in the order of the text, each once.
    [[nodiscard]] QStringList indicators() const;
    /// The fields that it prints, likewise: those of the office's profile and those that the report fills in
    /// by itself.
    [[nodiscard]] QStringList fields() const;
};

} // namespace cunbao
