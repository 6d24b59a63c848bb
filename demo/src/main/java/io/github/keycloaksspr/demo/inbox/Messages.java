package io.github.keycloaksspr.demo.inbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;

/** What has arrived so far, oldest first; safe for use by several threads. */
public final class Messages {
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Message> messages = new ArrayList<>();
  private int lastId;
  private long version;

  /** Adds a mail that arrived just now. */
  public void addMail(String from, String to, String subject, MailText content) {
    Instant now = Instant.now();
    add(id -> new Message(id, "mail", from, to, subject, now, content.text(), content.html()));
  }

  /**
   * Adds a text or a call that arrived just now.
   *
   * @param kind {@code text} or {@code call}
   * @param words what the text says, or what the call speaks
   */
  public void addPhone(String kind, String to, String words) {
    Instant now = Instant.now();
    String subject = kind.equals("call") ? "Phone call" : "Text message";
    add(id -> new Message(id, kind, "", to, subject, now, words, ""));
  }

  /** Returns everything, oldest first. */
  public List<Message> all() {
    lock.lock();
    try {
      return List.copyOf(messages);
    } finally {
      lock.unlock();
    }
  }

  /** Forgets everything; numbers are not given again. */
  public void clear() {
    lock.lock();
    try {
      messages.clear();
      noteChange();
    } finally {
      lock.unlock();
    }
  }

  /** Returns everything as a JSON array, oldest first. */
  public String json() {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    all().forEach(message -> array.add(message.json()));
    return array.toString();
  }

  /**
   * Waits until the number of changes differs from {@code seen}, or the time is over.
   *
   * @return the number of changes now
   */
  long awaitChange(long seen, Duration limit) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = limit.toNanos();
      while (version == seen && left > 0) {
        left = changed.awaitNanos(left);
      }
      return version;
    } finally {
      lock.unlock();
    }
  }

  private void add(IntFunction<Message> withId) {
    lock.lock();
    try {
      messages.add(withId.apply(++lastId));
      noteChange();
    } finally {
      lock.unlock();
    }
  }

  private void noteChange() {
    version++;
    changed.signalAll();
  }
}
