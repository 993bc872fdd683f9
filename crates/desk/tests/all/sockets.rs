//! Over a real socket: connections that dawdle, bodies that are too large, a house that closes.

use crate::house::House;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

/// A desk on a socket of its own, closed when dropped.
struct Served {
    address: SocketAddr,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

fn served(house: &House) -> Served {
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let (tell, told) = std::sync::mpsc::channel();
    let desk = house.desk.clone();
    let thread = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
                .await
                .expect("bound");
            tell.send(listener.local_addr().expect("an address"))
                .expect("told");
            desk::serve(listener, &desk, async {
                let _ = stopped.await;
            })
            .await
            .expect("served");
        });
    });
    Served {
        address: told.recv().expect("an address"),
        stop: Some(stop),
        thread: Some(thread),
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn connect(served: &Served) -> TcpStream {
    let stream = TcpStream::connect(served.address).expect("connected");
    stream
        .set_read_timeout(Some(Duration::from_secs(30)))
        .expect("a time limit");
    stream
}

fn all(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// How long until the other side closes, while one byte is sent each half second.
fn dawdle(mut stream: TcpStream, drip: &[u8]) -> Duration {
    let begun = Instant::now();
    stream
        .set_read_timeout(Some(Duration::from_millis(500)))
        .expect("a time limit");
    let mut byte = [0u8; 512];
    while begun.elapsed() < Duration::from_secs(25) {
        if stream.write_all(drip).is_err() {
            break;
        }
        match stream.read(&mut byte) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error)
                if matches!(
                    error.kind(),
                    std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut
                ) => {}
            Err(_) => break,
        }
    }
    begun.elapsed()
}

#[test]
fn connections_that_dawdle_are_closed_within_fifteen_seconds() {
    let house = House::new();
    let served = served(&house);
    let cookie = {
        let browser = house.worker();
        format!("{}={}", browser.cookies[0].0, browser.cookies[0].1)
    };
    std::thread::scope(|scope| {
        let mut slow = Vec::new();
        for _ in 0..20 {
            let mut headers = connect(&served);
            headers
                .write_all(b"GET / HTTP/1.1\r\nHost: x\r\n")
                .expect("sent");
            slow.push(scope.spawn(move || dawdle(headers, b"a")));
            let mut body = connect(&served);
            body.write_all(
                format!(
                    "POST /drafts/a/b HTTP/1.1\r\nHost: x\r\nCookie: {cookie}\r\n\
                     Content-Type: application/x-www-form-urlencoded\r\n\
                     Content-Length: 100000\r\n\r\nvalue="
                )
                .as_bytes(),
            )
            .expect("sent");
            slow.push(scope.spawn(move || dawdle(body, b"a")));
        }
        let idle = connect(&served);
        slow.push(scope.spawn(move || dawdle(idle, b"")));
        // Others are served meanwhile.
        for _ in 0..10 {
            let begun = Instant::now();
            let mut good = connect(&served);
            good.write_all(b"GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                .expect("sent");
            assert!(all(&mut good).starts_with("HTTP/1.1 200"));
            assert!(begun.elapsed() < Duration::from_secs(2));
        }
        for closed in slow {
            let after = closed.join().expect("a thread");
            assert!(after <= Duration::from_secs(15), "closed after {after:?}");
        }
    });
}

#[test]
fn someone_who_asks_and_takes_nothing_is_given_up_on() {
    let house = House::new();
    let served = served(&house);
    let cookie = {
        let browser = house.worker();
        format!("{}={}", browser.cookies[0].0, browser.cookies[0].1)
    };
    let mut stream = connect(&served);
    write!(
        stream,
        "GET /huge HTTP/1.1\r\nHost: x\r\nCookie: {cookie}\r\n\r\n"
    )
    .expect("sent");
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(15) {
        std::thread::park_timeout(Duration::from_secs(15));
    }
    let mut taken = 0;
    let mut chunk = vec![0u8; 1 << 20];
    while let Ok(read @ 1..) = stream.read(&mut chunk) {
        taken += read;
    }
    assert!(taken < 60 << 20, "all of it was still sent: {taken}");
    assert!(begun.elapsed() < Duration::from_secs(20));
}

#[test]
fn a_body_that_is_too_large_is_refused_before_it_is_sent() {
    let house = House::new();
    let served = served(&house);
    let begun = Instant::now();
    let mut stream = connect(&served);
    stream
        .write_all(
            b"POST /drafts/a/b HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n\
              Content-Length: 314572800\r\n\r\n",
        )
        .expect("sent");
    let answer = all(&mut stream);
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    assert!(begun.elapsed() < Duration::from_secs(1));
    // One that does not say how large it is, is cut off at the limit.
    let mut stream = connect(&served);
    stream
        .write_all(
            b"POST /drafts/a/b HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n\
              Transfer-Encoding: chunked\r\n\r\n",
        )
        .expect("sent");
    let chunk = [b'a'; 65_536];
    for _ in 0..40 {
        let sent = write!(stream, "{:x}\r\n", chunk.len())
            .and_then(|()| stream.write_all(&chunk))
            .and_then(|()| stream.write_all(b"\r\n"));
        if sent.is_err() {
            break;
        }
    }
    let answer = all(&mut stream);
    assert!(
        answer.is_empty() || answer.starts_with("HTTP/1.1 413"),
        "{answer}"
    );
}

#[test]
fn an_upload_goes_to_disk_and_only_for_those_who_may() {
    let house = House::new();
    let served = served(&house);
    let importer = crate::house::member(house.desk.record(), "Ann Lyst", house_importer());
    let mut browser = house.browser();
    browser.sign_in(importer);
    let cookie = format!("{}={}", browser.cookies[0].0, browser.cookies[0].1);
    let about = uuid::Uuid::now_v7();
    let head = format!(
        "--x\r\nContent-Disposition: form-data; name=\"_key\"\r\n\r\n{about}\r\n--x\r\n\
         Content-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
    );
    let size = 50 * 1024 * 1024;
    let length = head.len() + size + "\r\n--x--\r\n".len();
    let mut stream = connect(&served);
    write!(
        stream,
        "POST /files HTTP/1.1\r\nHost: x\r\nCookie: {cookie}\r\nConnection: close\r\n\
         Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {length}\r\n\r\n{head}"
    )
    .expect("sent");
    let chunk = vec![b'z'; 1024 * 1024];
    for _ in 0..50 {
        stream.write_all(&chunk).expect("sent");
    }
    stream.write_all(b"\r\n--x--\r\n").expect("sent");
    let answer = all(&mut stream);
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.ends_with(&format!("{size} a.csv")), "{answer}");
    // A stranger's upload is answered before it is read.
    let mut stream = connect(&served);
    stream
        .write_all(
            b"POST /files HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\n\
              Content-Length: 50000000\r\n\r\n",
        )
        .expect("sent");
    let answer = all(&mut stream);
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
}

fn house_importer() -> record::access::Persona {
    use record::access::{Capability, Persona, Policy};
    *Persona::ALL
        .iter()
        .find(|persona| Policy::in_force().may(**persona, Capability::ImportReturns))
        .expect("someone imports")
}

#[test]
fn a_house_that_closes_finishes_what_it_began() {
    let house = House::new();
    let mut served = served(&house);
    let cookie = {
        let browser = house.worker();
        format!("{}={}", browser.cookies[0].0, browser.cookies[0].1)
    };
    let mut stream = connect(&served);
    write!(
        stream,
        "GET /slow HTTP/1.1\r\nHost: x\r\nCookie: {cookie}\r\n\r\n"
    )
    .expect("sent");
    std::thread::scope(|scope| {
        let answer = scope.spawn(move || all(&mut stream));
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_millis(150) {
            std::thread::yield_now();
        }
        served
            .stop
            .take()
            .expect("a handle")
            .send(())
            .expect("told");
        let answer = answer.join().expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert!(answer.ends_with("done"), "{answer}");
    });
}
