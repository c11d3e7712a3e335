package heddle.inspector.view;

import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.MemoryMap;
import heddle.inspector.model.Mode;
import heddle.inspector.model.Particulars;
import heddle.inspector.model.ThreadKind;
import heddle.inspector.model.WaitCause;
import java.util.List;
import java.util.Map;

/** Scenes that several tests look at. */
final class Samples {
    static final LockId INVENTORY = new LockId("com.acme.Inventory", 0x1f2e);
    static final LockId ORDERS = new LockId("java.util.concurrent.locks.ReentrantLock$NonfairSync", 0x77aa);
    static final LockId QUEUE =
            new LockId("java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject", 0x5ca1);
    static final LockId PERMITS = new LockId("java.util.concurrent.Semaphore$NonfairSync", 0x90b1);

    private static final String[] BLOCKED_HISTORY = {
        "RRRRLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL",
        "LLLLLLRRRLLLLLLLLLLRRRRLLLLLLRRLLLLLLLLLLLLLLLLL",
        "LrrLLLRRLLLLLLLLLLLLLLLLLLRLLLLLLLLLLLLLLLLLLLLL",
        "LLLLLLLLLLLLLLLLLLLLLLLRLLLLLLLLLLLLLLLLLLLLLLLL"
    };

    private Samples() {}

    /** A server whose workers queue for one monitor, with a chain of two, a semaphore and threads of every kind. */
    static Scene contended() {
        return contendedShop().build();
    }

    static SampleScene contendedShop() {
        SampleScene scene = new SampleScene();
        SampleThread writer = SampleThread.named(31228, "inventory-writer")
                .waiting(WaitCause.FILE, 3.6)
                .running(96.4)
                .forMillis(412)
                .rates(41, 38, 3, 3)
                .at("com.acme.Inventory.rebalance:88", "com.acme.Writer.run:31", "java.lang.Thread.run:1583")
                .history("RRRRRRRRRRRIIIrrRRRRRTTTTTTTTTRRRRRRRRRRRRRRRRRR");
        scene.thread(writer);
        SampleThread exec3 = blocked(0, 31207, "http-nio-8080-exec-3", writer).forMillis(412);
        scene.thread(blocked(1, 31200, "http-nio-8080-exec-7", writer).forMillis(2100))
                .thread(exec3)
                .thread(blocked(2, 31214, "주문-처리기-2", writer).forMillis(305))
                .thread(blocked(3, 31221, "http-nio-8080-exec-12", writer).forMillis(88))
                .thread(SampleThread.named(31230, "http-nio-8080-exec-9")
                        .running(20)
                        .waiting(WaitCause.LOCK, 80)
                        .on(ORDERS, LockKind.REENTRANT, exec3)
                        .forMillis(380)
                        .at("com.acme.OrderService.place:77")
                        .history("RRLLLLRRRRLLLLLLLLLL"));
        restOfShop(scene);
        return scene.lock(INVENTORY, LockKind.MONITOR, 3.42, writer, "com.acme.Inventory.rebalance")
                .lock(ORDERS, LockKind.REENTRANT, 0.8, exec3, "com.acme.OrderService.place")
                .lock(PERMITS, LockKind.SEMAPHORE, 0.21, null, "com.acme.Pool.borrow")
                .waited(INVENTORY, 200, 4000)
                .waited(INVENTORY, 207, 380)
                .waited(INVENTORY, 214, 12)
                .process(SampleScene.jvm(4242, "app", "com.acme.OrderService", "25.0.1", 183.1, ""));
    }

    private static SampleThread blocked(int i, int tid, String name, SampleThread owner) {
        return SampleThread.named(tid, name)
                .running(3.7 + i)
                .ready(1.2)
                .waiting(WaitCause.SOCKET, 3.2)
                .waiting(WaitCause.MONITOR, 91.9 - i)
                .on(INVENTORY, LockKind.MONITOR, owner)
                .rates(41, 3, 38, 38)
                .at(
                        "com.acme.Inventory.reserve:41",
                        "com.acme.OrderService.place:77",
                        "com.acme.OrderController.post:29",
                        "jdk.internal.reflect.DirectMethodHandleAccessor.invoke:103",
                        "java.lang.reflect.Method.invoke:580")
                .history(BLOCKED_HISTORY[i]);
    }

    private static void restOfShop(SampleScene scene) {
        scene.thread(SampleThread.named(31235, "kafka-consumer-0")
                        .running(3.8)
                        .waiting(WaitCause.SOCKET, 96.2)
                        .peer("socket 10.0.0.7:9092")
                        .forMillis(740)
                        .history("TTTTIIIRLLIIIIIIITTTTTTTTTTTTTTTTTTTRRIIIIIIIIIII"))
                .thread(SampleThread.named(31249, "G1 Conc#0")
                        .kind(ThreadKind.VM)
                        .idle()
                        .forMillis(96_000)
                        .history("LLLTTTTTTTTTTTTTTTTTTTRRTTTTTTTTTTT"))
                .thread(SampleThread.named(31256, "C2 CompilerThread0")
                        .kind(ThreadKind.VM)
                        .waiting(WaitCause.PARK, 3.6)
                        .ready(10)
                        .running(86.4)
                        .rates(120, 97, 3, 3)
                        .history("IIIIIIrrrrrrrrrrrTTTTTTRTTTTTTRRRRRLLLLLLRRR"))
                .thread(SampleThread.named(31263, "scheduler-1")
                        .running(1.9)
                        .waiting(WaitCause.SLEEP, 98.1)
                        .forMillis(44)
                        .rates(10, 0, 10, 10)
                        .history("TTTRTTTRTTTRTTTRTTTRTTTRTTTR"))
                .thread(SampleThread.named(31298, "pool-2-thread-4")
                        .idle()
                        .on(QUEUE, LockKind.CONDITION, null)
                        .forMillis(65_000)
                        .history("PPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPP"))
                .thread(SampleThread.named(31305, "pool-2-thread-5")
                        .waiting(WaitCause.RESOURCE, 21)
                        .ready(79)
                        .forMillis(4)
                        .history("rrrrrrrrrrrrPPPPPPrrrrr"))
                .thread(SampleThread.named(31312, "pool-2-thread-6")
                        .running(79)
                        .waiting(WaitCause.RESOURCE, 21)
                        .on(PERMITS, LockKind.SEMAPHORE, null)
                        .forMillis(120)
                        .history("RRRRRRPPPPRRRRR"))
                .thread(SampleThread.named(31319, "Reference Handler")
                        .waiting(WaitCause.CONDITION, 100)
                        .forMillis(11_527_000)
                        .history("PPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPP"));
        for (int i = 1; i <= 12; i++) {
            scene.thread(SampleThread.named(31400 + i, "http-nio-8080-exec-" + (20 + i))
                    .running(0.3 * i)
                    .idle()
                    .forMillis(900L * i)
                    .history("PPPPPPPPRRPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPP"));
        }
    }

    /** A server whose program, threads and locks have Korean names, some too long for their columns. */
    static Scene korean() {
        return koreanShop().build();
    }

    static Scene koreanMapped() {
        return koreanShop().memory(SampleMemory.korean()).build();
    }

    private static SampleScene koreanShop() {
        LockId stock = new LockId("com.acme.재고관리", 0x1f2e);
        SampleThread writer = SampleThread.named(31228, "재고-기록기")
                .running(96.4)
                .forMillis(412)
                .at("com.acme.재고관리.다시계산:88", "com.acme.기록기.run:31", "java.lang.Thread.run:1583")
                .history("RRRRRRRRRRRIIIrrRRRRRTTTTTTTTTRRRRRRRRRRRRRRRRRR");
        SampleScene scene = new SampleScene()
                .main("com.acme.주문처리서비스")
                .thread(SampleThread.named(4242, "java").kind(ThreadKind.NATIVE).waiting(WaitCause.OTHER, 100))
                .particulars(
                        new Particulars(SampleBlock.server(87), SampleBlock.thread(31301)),
                        new Particulars(SampleBlock.server(87), null))
                .thread(writer);
        for (int i = 0; i < 9; i++) {
            scene.thread(SampleThread.named(31301 + i, "주문처리작업자그룹-담당자-" + (i + 1))
                    .running(2.5 * i)
                    .waiting(WaitCause.MONITOR, 100 - 2.5 * i)
                    .on(stock, LockKind.MONITOR, writer)
                    .forMillis(400 + 130L * i)
                    .at("com.acme.재고관리.예약:41", "com.acme.주문처리서비스.접수:77")
                    .history(BLOCKED_HISTORY[i % 4]));
        }
        scene.thread(SampleThread.named(31330, "알림 발송 (mail-1)")
                .waiting(WaitCause.SOCKET, 100)
                .peer("socket 10.0.0.7:25")
                .forMillis(3100)
                .history("IIIIIIIIIIIIIIIIIIIIIIIIIIIIIIII"));
        return scene.lock(stock, LockKind.MONITOR, 7.9, writer, "com.acme.재고관리.다시계산")
                .process(SampleScene.jvm(4242, "app", "com.acme.주문처리서비스", "25.0.1", 183.1, ""));
    }

    /** Two threads that wait for each other, and one stuck behind them. */
    static Scene deadlocked() {
        LockId cart = new LockId("com.acme.CartLock", 0x90b1);
        LockId stock = new LockId("com.acme.StockLock", 0x12cd);
        SampleThread exec21 = SampleThread.named(31221, "http-nio-8080-exec-21");
        SampleThread exec4 = SampleThread.named(31204, "http-nio-8080-exec-4");
        exec21.waiting(WaitCause.MONITOR, 100)
                .on(stock, LockKind.MONITOR, exec4)
                .forMillis(125_000)
                .at("com.acme.Cart.checkout:40")
                .history("RRRLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL");
        exec4.waiting(WaitCause.MONITOR, 100)
                .on(cart, LockKind.MONITOR, exec21)
                .forMillis(125_100)
                .at("com.acme.Stock.refill:12")
                .history("RRRLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL");
        return new SampleScene()
                .thread(exec4)
                .thread(exec21)
                .thread(SampleThread.named(31240, "stock-audit")
                        .waiting(WaitCause.MONITOR, 100)
                        .on(stock, LockKind.MONITOR, exec4)
                        .forMillis(60_000)
                        .at("com.acme.Stock.count:9")
                        .history("RRRRRRRRRRLLLLLLLLLLLLLLLLLLLLLLLLLLLL"))
                .lock(cart, LockKind.MONITOR, 1, exec21, "com.acme.Cart.checkout")
                .lock(stock, LockKind.MONITOR, 2, exec4, "com.acme.Stock.refill")
                .process(SampleScene.jvm(4242, "app", "com.acme.OrderService", "25.0.1", 0.1, ""))
                .build();
    }

    /** The contended server with its control block, in which something has just changed. */
    static Scene examined() {
        Particulars now = new Particulars(SampleBlock.server(87), SampleBlock.thread(31207));
        return contendedShop()
                .thread(SampleThread.named(4242, "java").kind(ThreadKind.NATIVE).waiting(WaitCause.OTHER, 100))
                .particulars(now, new Particulars(SampleBlock.server(86), null))
                .memory(SampleMemory.server())
                .build();
    }

    /** A process that keeps most of itself from us. */
    static Scene refusing() {
        Particulars now = new Particulars(SampleBlock.refusing(), null);
        return new SampleScene()
                .mode(Mode.LOOK, Map.of("mode", "it is no JVM"))
                .thread(SampleThread.named(4242, "sleep")
                        .kind(ThreadKind.NATIVE)
                        .waiting(WaitCause.SLEEP, 100))
                .particulars(now, now)
                .build();
    }

    /** The same kind of server seen through the kernel only. */
    static Scene looked() {
        SampleScene scene = new SampleScene().mode(Mode.LOOK, Map.of("mode", "attach was not asked for"));
        for (int i = 0; i < 24; i++) {
            SampleThread thread = SampleThread.named(31200 + i, i % 4 == 0 ? "java" : "http-nio-8080-e")
                    .kind(ThreadKind.NATIVE);
            scene.thread(
                    i % 5 == 1
                            ? thread.waiting(WaitCause.SOCKET, 95).running(5).history("IIIIIRIIIII")
                            : thread.running(i)
                                    .waiting(WaitCause.OTHER, 100 - i)
                                    .history("PPPPPRPPPPP"));
        }
        return scene.process(SampleScene.jvm(4242, "app", "com.acme.OrderService", "25.0.1", 12, ""))
                .build();
    }

    /** The first moment after the attach began: one look at the kernel, nothing from the JVM. */
    static Scene firstLook() {
        SampleScene scene = new SampleScene()
                .first()
                .connection(new Connection.Attaching(
                        4242, "com.acme.OrderService", "loading the agent", "", SampleThread.NOW - 300_000_000L));
        for (int i = 0; i < 12; i++) {
            SampleThread thread =
                    SampleThread.named(31300 + i, "http-nio-8080-e").kind(ThreadKind.NATIVE);
            scene.thread(i == 3 ? thread.running(0) : thread.waiting(WaitCause.OTHER, 0));
        }
        return scene.build();
    }

    static Scene attaching() {
        return new Scene(
                SampleThread.NOW,
                SampleScene.AT,
                SampleScene.HOST,
                List.of(),
                new Connection.Attaching(
                        4242,
                        "com.acme.OrderService",
                        "loading the agent",
                        "JDK 25 will print a warning that an agent was loaded on its stderr.",
                        SampleThread.NOW - 300_000_000L),
                null);
    }

    static Scene refused() {
        return new Scene(
                SampleThread.NOW,
                SampleScene.AT,
                SampleScene.HOST,
                List.of(),
                new Connection.Refused(
                        977,
                        "jenkins.war",
                        "It runs as root, you are app (uid 1000): the attach socket refuses you.",
                        "Run Heddle as root, or look without an agent.",
                        true),
                null);
    }

    static Scene stale() {
        return contendedShop().late(3_400_000_000L).lost(37).build();
    }

    /** Several JVMs, some of which cannot be attached. */
    static Scene machine() {
        return new Scene(
                SampleThread.NOW,
                SampleScene.AT,
                SampleScene.HOST,
                List.of(
                        SampleScene.jvm(4242, "app", "com.acme.OrderService", "25.0.1", 183.1, ""),
                        SampleScene.jvm(4301, "app", "com.acme.Worker", "21.0.4", 12.0, ""),
                        SampleScene.jvm(4302, "app", "주문.서비스", "17.0.9", 71.4, ""),
                        SampleScene.jvm(977, "root", "jenkins.war", "17.0.9", 0.3, "it belongs to root"),
                        SampleScene.jvm(
                                8810,
                                "app",
                                "org.gradle.launcher.daemon.bootstrap.GradleDaemon",
                                "11.0.2",
                                0.0,
                                "JDK 11 is too old")),
                new Connection.Looking(),
                null);
    }

    static Scene mapped(MemoryMap memory) {
        return contendedShop().memory(memory).build();
    }

    /** Names that try to break out of their cell. */
    static Scene hostile() {
        SampleThread owner =
                SampleThread.named(7, "\u001b[31mred\u001b[0m\u0007").running(10);
        return new SampleScene()
                .thread(owner)
                .thread(SampleThread.named(8, "a\u202Eevil\u2066b\r\nnext\tline\u0000")
                        .ready(10))
                .thread(SampleThread.named(9, "x".repeat(5_000) + "-17")
                        .waiting(WaitCause.MONITOR, 90)
                        .on(new LockId("\u001b]0;title\u0007", 1), LockKind.MONITOR, owner))
                .thread(SampleThread.named(10, "\u1112\u1161\u11ab\u1100\u1173\u11af-worker")
                        .running(5))
                .thread(SampleThread.named(11, "🔒⚡-emoji-✅").running(5))
                .thread(SampleThread.named(12, "").running(5))
                .build();
    }

    /** Carriers, and ten thousand virtual threads that most of the time wait for an answer. */
    static Scene virtualThreads() {
        SampleScene scene = new SampleScene();
        for (int i = 1; i <= 4; i++) {
            scene.thread(SampleThread.named(31400 + i, "ForkJoinPool-1-worker-" + i)
                    .running(70)
                    .history("RRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRR"));
        }
        for (int i = 0; i < 10_000; i++) {
            SampleThread thread =
                    SampleThread.named(50_000 + i, "request-" + i + "-of-batch").kind(ThreadKind.VIRTUAL);
            scene.thread(i % 1000 == 7 ? thread.running(60).ready(40) : thread.waiting(WaitCause.PARK, 100));
        }
        return scene.process(SampleScene.jvm(4242, "app", "com.acme.OrderService", "25.0.1", 280, ""))
                .build();
    }

    static Scene manyThreads(int count) {
        SampleScene scene = new SampleScene();
        SampleThread owner = SampleThread.named(100, "owner-0").running(50);
        scene.thread(owner);
        for (int i = 1; i < count; i++) {
            SampleThread thread = SampleThread.named(100 + i, "worker-" + i).running(i % 50);
            scene.thread(
                            i % 20 == 0
                                    ? thread.waiting(WaitCause.MONITOR, 40).on(INVENTORY, LockKind.MONITOR, owner)
                                    : thread.idle())
                    .thread(SampleThread.named(100_000 + i, "virtual-" + i)
                            .kind(ThreadKind.VIRTUAL)
                            .waiting(WaitCause.PARK, 100));
        }
        return scene.lock(INVENTORY, LockKind.MONITOR, 12, owner, "com.acme.Inventory.rebalance")
                .build();
    }
}
