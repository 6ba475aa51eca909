#pragma once

#include "app/usecase/BundleFile.h"
#include "app/usecase/Receipts.h"
#include "app/viewmodel/session/PageModel.h"

#include <QUrl>

#include <atomic>

namespace cunbao {

/// How far this device's figures have come, and the road by file. The exchange with the hub itself is the
/// session's sync loop.
class SyncPageModel : public cunbao::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int pending READ pending NOTIFY shown)
    Q_PROPERTY(int withOffice READ withOffice NOTIFY shown)
    Q_PROPERTY(int notWithOffice READ notWithOffice NOTIFY shown)
    Q_PROPERTY(bool recordedHere READ recordedHere NOTIFY shown)
    Q_PROPERTY(QString lastHeard READ lastHeard NOTIFY shown)
    Q_PROPERTY(bool withholding READ withholding NOTIFY shown)
    Q_PROPERTY(QString lastDone READ lastDone NOTIFY lastDoneChanged)
    Q_PROPERTY(bool sharesBySheet READ sharesBySheet NOTIFY sessionChanged)
    Q_PROPERTY(cunbao::SyncPageModel::FileWork fileWork READ fileWork NOTIFY fileWorkChanged)
    Q_PROPERTY(int filePercent READ filePercent NOTIFY filePercentChanged)
    Q_PROPERTY(int fileOperations READ fileOperations NOTIFY fileWorkChanged)
    Q_PROPERTY(int droppedReceipts READ droppedReceipts NOTIFY fileWorkChanged)

public:
    /// What was done last with a file. NotWritten and PartlyTakenIn: a person stopped it.
    enum FileWork { None, Writing, Written, Shared, NotWritten, Reading, TakenIn, PartlyTakenIn };
    Q_ENUM(FileWork)

    explicit SyncPageModel(QObject* parent = nullptr);
    /// Stops what is under way with a file: nobody would be told of it.
    ~SyncPageModel() override;

    /// Own operations that neither a hub nor an office device is known to hold.
    [[nodiscard]] int pending() const { return m_pending; }
    /// Own operations that an office device is proven to hold, by its signed receipt.
    [[nodiscard]] int withOffice() const { return m_withOffice; }
    [[nodiscard]] int notWithOffice() const { return m_notWithOffice; }
    /// This device has recorded something, wherever that is by now.
    [[nodiscard]] bool recordedHere() const { return m_withOffice + m_notWithOffice > 0; }
    /// When an office device last said anything that arrived here; empty where none has.
    [[nodiscard]] QString lastHeard() const;
    /// The hub offered less than a receipt names.
    [[nodiscard]] bool withholding() const { return m_withholding; }
    /// When the last exchange ended well; empty where none has since the program started.
    [[nodiscard]] QString lastDone() const;
    /// shareFile() offers other apps; else it shows the folder.
    [[nodiscard]] bool sharesBySheet() const;

    [[nodiscard]] FileWork fileWork() const { return m_fileWork; }
    /// Of that work, while it is under way; 0 until that is known.
    [[nodiscard]] int filePercent() const { return m_filePercent; }
    /// Of that work: operations that were written, or that were new here.
    [[nodiscard]] int fileOperations() const { return m_fileOperations; }
    /// Of TakenIn: receipts that were not genuine or not for this device.
    [[nodiscard]] int droppedReceipts() const { return m_droppedReceipts; }

    /// Writes what the office needs of this device into a file of the person's choice.
    Q_INVOKABLE void exportTo(const QUrl& file);
    /// The same into a file of the app's, which is then handed to the person.
    Q_INVOKABLE void shareFile();
    /// Takes in a file that came from the office or another device of the unit.
    Q_INVOKABLE void importFrom(const QUrl& file);
    /// Ends what is under way with a file at its next step. What was taken in by then stays; a file that was
    /// being written is not there.
    Q_INVOKABLE void stopFileWork();

Q_SIGNALS:
    void shown();
    void lastDoneChanged();
    void fileWorkChanged();
    void filePercentChanged();

protected:
    void load() override;

private:
    using Work = std::function<Result<BundleReport>(Ledger&, const Progress&)>;
    using Then = std::function<void(const BundleReport&)>;
    void follow();
    /// `work` on the ledger's thread, then `then` here; one file at a time.
    void exchangeFile(FileWork begun, const Work& work, const Then& then);
    void setFileWork(FileWork work, const BundleReport& report = {});
    /// For the work that begins: tells its percents here, and passes on the wish to stop.
    [[nodiscard]] Progress followFileWork();
    void setFilePercent(int percent);

    int m_pending = 0;
    int m_withOffice = 0;
    int m_notWithOffice = 0;
    std::optional<Instant> m_lastHeard;
    bool m_withholding = false;
    FileWork m_fileWork = None;
    std::shared_ptr<std::atomic<bool>> m_stopped; ///< of the work under way; its thread reads it
    int m_filePercent = 0;
    int m_fileOperations = 0;
    int m_droppedReceipts = 0;
};

} // namespace cunbao
